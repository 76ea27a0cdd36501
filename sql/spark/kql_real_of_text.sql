-- kql_real_of_text(s): the real that a text spells, blanks around it allowed; nan and inf count, hexadecimal does
-- not.
CREATE OR REPLACE TEMPORARY FUNCTION kql_real_of_text(s STRING) RETURNS DOUBLE RETURN
  CASE
    WHEN s RLIKE r'(?i)^[\t\n\f\r ]*([+-]?(?:(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?|nan|inf|infinity))[\t\n\f\r ]*\z'
      THEN CASE
        WHEN lower(s) LIKE '%nan%' THEN CAST('NaN' AS DOUBLE)
        WHEN s LIKE '%-%' AND lower(s) LIKE '%inf%' THEN CAST('-Infinity' AS DOUBLE)
        WHEN lower(s) LIKE '%inf%' THEN CAST('Infinity' AS DOUBLE)
        ELSE TRY_CAST(s AS DOUBLE)
      END
  END;
