-- kql_single_blanks(text): each run of spaces made one. text must not hold U+0000.
-- Two spaces become a space and a mark; marks then go, with the space after them where there is one.
CREATE OR REPLACE MACRO kql_single_blanks(text) AS
  replace(replace(replace(text, '  ', ' ' || chr(0)), chr(0) || ' ', ''), chr(0), '');
