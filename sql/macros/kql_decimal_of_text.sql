-- kql_decimal_of_text(s): the decimal that a text spells, held as a DOUBLE, blanks around it allowed; NULL for anything
-- else, nan and inf included.
CREATE OR REPLACE MACRO kql_decimal_of_text(s) AS
  TRY_CAST(
    regexp_extract(s, '(?i)^\s*([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?)\s*$', 1) AS DOUBLE
  );
