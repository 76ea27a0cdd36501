-- kql_modulo(a, b): long % long: never negative, whatever the signs; NULL where b is 0.
CREATE OR REPLACE TEMPORARY FUNCTION kql_modulo(a BIGINT, b BIGINT) RETURNS BIGINT RETURN
  CASE
    WHEN b = 0 THEN NULL
    WHEN a % b >= 0 THEN a % b
    -- the remainder is nearer to 0 than b: no overflow
    WHEN b > 0 THEN a % b + b
    ELSE a % b - b
  END;
