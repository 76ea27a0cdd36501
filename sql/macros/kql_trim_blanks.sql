-- kql_trim_blanks(text): the text without white space at its ends.
CREATE OR REPLACE MACRO kql_trim_blanks(text) AS
  regexp_replace(text, '^[\s\v\x{85}\p{Z}]+|[\s\v\x{85}\p{Z}]+$', '', 'g');
