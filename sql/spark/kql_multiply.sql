-- kql_multiply(a, b): long * long in 64 bits, wrapping round where the result does not fit.
CREATE OR REPLACE TEMPORARY FUNCTION kql_multiply(a BIGINT, b BIGINT) RETURNS BIGINT RETURN
  coalesce(try_multiply(a, b), kql_wrap(CAST(a AS DECIMAL(38, 0)) * CAST(b AS DECIMAL(38, 0))));
