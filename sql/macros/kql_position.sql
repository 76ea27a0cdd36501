-- kql_position(text, needle, start, size): the 0-based place of a text from a 0-based start on within so many characters;
-- -1 where it is not there.
CREATE OR REPLACE MACRO kql_position(text, needle, start, size) AS
  coalesce(nullif(strpos(substring(text, start + 1, size), needle), 0) - 1 + start, -1);
