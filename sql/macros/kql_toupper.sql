-- kql_toupper(text): capital letters, a letter for a letter: DuckDB would make a capital of the sharp s, which has none in
-- simple case mapping. U+10F000 stands for it meanwhile.
CREATE OR REPLACE MACRO kql_toupper(text) AS
  replace(upper(replace(text, 'ß', chr(1110016))), chr(1110016), 'ß');
