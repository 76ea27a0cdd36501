-- kql_add(a, b): long + long in 64 bits, wrapping round where the result does not fit. Two numbers whose sum overflows
-- have one sign: with that bit turned in both, which takes 2^64 from the sum or gives it, the sum fits.
CREATE OR REPLACE TEMPORARY FUNCTION kql_add(a BIGINT, b BIGINT) RETURNS BIGINT RETURN
  coalesce(
    try_add(a, b),
    try_add(a ^ CAST('-9223372036854775808' AS BIGINT), b ^ CAST('-9223372036854775808' AS BIGINT))
  );
