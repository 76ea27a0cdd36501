-- kql_decimal_of_text(s): the decimal that a text spells, held as a DOUBLE, blanks around it allowed; NULL for
-- anything else, nan and inf included.
CREATE OR REPLACE TEMPORARY FUNCTION kql_decimal_of_text(s STRING) RETURNS DOUBLE RETURN
  CASE
    WHEN s RLIKE r'(?i)^[\t\n\f\r ]*([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?)[\t\n\f\r ]*\z'
      THEN TRY_CAST(s AS DOUBLE)
  END;
