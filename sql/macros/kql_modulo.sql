-- KQL long % long: never negative, whatever the signs; NULL where b is 0.
-- The HUGEINT keeps the sum of two numbers near the end of 64 bits whole. DuckDB stops at the smallest long % -1.
CREATE OR REPLACE MACRO kql_modulo(a, b) AS
  CASE
    WHEN b = -1 THEN a::BIGINT & 0
    ELSE ((a::BIGINT % b::BIGINT + abs(b::HUGEINT)) % abs(b::HUGEINT))::BIGINT
  END;
