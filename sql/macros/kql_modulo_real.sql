-- KQL real % real: never negative, whatever the signs; NaN where b is 0.
CREATE OR REPLACE MACRO kql_modulo_real(a, b) AS
  CASE
    WHEN b = 0 OR NOT isfinite(a) THEN a + b + 'nan'::DOUBLE
    ELSE (a % b + abs(b)) % abs(b)
  END;
