-- kql_parse_url(text): the parts of a URL as a bag of texts; parts that are not there are '', and so are all of a text
-- that is no URL. A user is told by the colon before the password; a single slash at the end is no path.
CREATE OR REPLACE MACRO kql_parse_url(text) AS
  list_transform(
    [
      regexp_extract(
        text,
        '(?s)^([A-Za-z][A-Za-z0-9+.\-]*)://(?:([^:@/?#]*):([^@/?#]*)@)?(\[[^\]]*\]|[^:/?#]*)(?::([0-9]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$',
        ['scheme', 'username', 'secret', 'host', 'port', 'path', 'query', 'fragment']
      )
    ],
    lambda url: json_object(
      'Scheme', url.scheme,
      'Host', url.host,
      'Port', url.port,
      'Path', CASE WHEN url.path = '/' AND regexp_matches(text, '^[^?#]*$') THEN '' ELSE url.path END,
      'Username', url.username,
      'Password', url.secret,
      'Query Parameters', kql_url_parameters(url.query),
      'Fragment', url.fragment
    )
  )[1];
