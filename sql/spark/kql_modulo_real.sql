-- kql_modulo_real(a, b): real % real: never negative, whatever the signs; NaN where b is 0.
CREATE OR REPLACE TEMPORARY FUNCTION kql_modulo_real(a DOUBLE, b DOUBLE) RETURNS DOUBLE RETURN
  CASE
    WHEN b = 0 OR isnan(a) OR abs(a) = CAST('Infinity' AS DOUBLE) THEN a + b + CAST('NaN' AS DOUBLE)
    ELSE (a % b + abs(b)) % abs(b)
  END;
