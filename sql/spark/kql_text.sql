-- kql_text(d): the text of a dynamic value: a string without its quotes, JSON of anything else.
CREATE OR REPLACE TEMPORARY FUNCTION kql_text(d STRING) RETURNS STRING RETURN
  CASE WHEN left(d, 1) = '"' THEN get(from_json('[' || d || ']', 'array<string>'), 0) ELSE d END;
