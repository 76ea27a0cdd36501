-- kql_parse_path(text): the parts of a file's path as a bag of texts; parts that are not there are ''.
CREATE OR REPLACE TEMPORARY FUNCTION kql_parse_path(text STRING) RETURNS STRING RETURN
  kql_path_parts(
    text,
    r'(?s)^(?:([A-Za-z][A-Za-z0-9+.\-]*)://)?((?:([A-Za-z]:))?(?:.*[/\\])?)([^/\\:]*)(?::([^/\\]*))?\z'
  );
