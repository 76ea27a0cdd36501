-- kql_split(text, delimiter): the parts of a text between delimiters, empty ones too.
CREATE OR REPLACE TEMPORARY FUNCTION kql_split(text STRING, delimiter STRING) RETURNS ARRAY<STRING> RETURN
  split(text, kql_escaped(delimiter));
