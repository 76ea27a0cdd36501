-- kql_parse_url(text): the parts of a URL as a bag of texts; parts that are not there are ''.
CREATE OR REPLACE TEMPORARY FUNCTION kql_parse_url(text STRING) RETURNS STRING RETURN
  kql_url_parts(
    text,
    r'(?s)^(?:([A-Za-z][A-Za-z0-9+.\-]*)://(?:([^:@/?#]*)(?::([^@/?#]*))?@)?(\[[^\]]*\]|[^:/?#]*)(?::([0-9]*))?)?([^?#]*)(?:\?([^#]*))?(?:#(.*))?\z'
  );
