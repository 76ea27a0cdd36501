-- kql_quoted(s): a text as a JSON string.
CREATE OR REPLACE TEMPORARY FUNCTION kql_quoted(s STRING) RETURNS STRING RETURN
  substr(to_json(array(s)), 2, length(to_json(array(s))) - 2);
