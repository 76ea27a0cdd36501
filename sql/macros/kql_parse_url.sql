-- kql_parse_url(text): the parts of a URL as a bag of texts; parts that are not there are ''.
CREATE OR REPLACE MACRO kql_parse_url(text) AS
  list_transform(
    [
      regexp_extract(
        text,
        '(?s)^(?:([A-Za-z][A-Za-z0-9+.\-]*)://(?:([^:@/?#]*)(?::([^@/?#]*))?@)?(\[[^\]]*\]|[^:/?#]*)(?::([0-9]*))?)?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$',
        ['scheme', 'username', 'secret', 'host', 'port', 'path', 'query', 'fragment']
      )
    ],
    lambda url: json_object(
      'Scheme', url.scheme,
      'Host', url.host,
      'Port', url.port,
      'Path', url.path,
      'Username', url.username,
      'Password', url.secret,
      'Query Parameters', kql_query_parameters(url.query),
      'Fragment', url.fragment
    )
  )[1];
