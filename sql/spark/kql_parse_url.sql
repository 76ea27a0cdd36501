-- kql_parse_url(text): the parts of a URL as a bag of texts; parts that are not there are '', and so are all of a text
-- that is no URL. A user is told by the colon before the password; a single slash at the end is no path.
CREATE OR REPLACE TEMPORARY FUNCTION kql_parse_url(text STRING) RETURNS STRING RETURN
  kql_url_parts(
    text,
    r'(?s)^([A-Za-z][A-Za-z0-9+.\-]*)://(?:([^:@/?#]*):([^@/?#]*)@)?(\[[^\]]*\]|[^:/?#]*)(?::([0-9]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?\z'
  );
