-- KQL long % long: never negative, whatever the signs; NULL where b is 0.
-- The HUGEINT keeps the sum of two numbers near the end of 64 bits whole.
CREATE OR REPLACE MACRO kql_modulo(a, b) AS
  ((a::BIGINT % b::BIGINT + abs(b::HUGEINT)) % abs(b::HUGEINT))::BIGINT;
