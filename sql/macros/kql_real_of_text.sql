-- kql_real_of_text(s): the real that a text spells, blanks around it allowed; nan and inf count, hexadecimal does not.
CREATE OR REPLACE MACRO kql_real_of_text(s) AS
  TRY_CAST(
    regexp_extract(s, '(?i)^\s*([+-]?(?:(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?|nan|inf|infinity))\s*$', 1)
    AS DOUBLE
  );
