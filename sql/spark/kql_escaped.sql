-- kql_escaped(text): the regular expression that finds a text itself.
CREATE OR REPLACE TEMPORARY FUNCTION kql_escaped(text STRING) RETURNS STRING RETURN
  regexp_replace(text, r'[\\^$.*+?()\[\]{}|]', r'\\$0');
