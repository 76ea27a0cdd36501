-- kql_round(x, digits): a real rounded to so many digits after the point, halves away from zero; digits may be
-- negative.
CREATE OR REPLACE TEMPORARY FUNCTION kql_round(x DOUBLE, digits INT) RETURNS DOUBLE RETURN
  CASE
    WHEN isnan(x) OR abs(x) = CAST('Infinity' AS DOUBLE) THEN x
    WHEN digits < 0 THEN round(x / pow(10e0, -digits)) * pow(10e0, -digits)
    WHEN abs(x * pow(10e0, digits)) = CAST('Infinity' AS DOUBLE) THEN x
    ELSE round(x * pow(10e0, digits)) / pow(10e0, digits)
  END;
