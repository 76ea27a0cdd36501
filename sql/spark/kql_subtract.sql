-- kql_subtract(a, b): long - long in 64 bits, wrapping round where the result does not fit; see kql_add.
CREATE OR REPLACE TEMPORARY FUNCTION kql_subtract(a BIGINT, b BIGINT) RETURNS BIGINT RETURN
  coalesce(
    try_subtract(a, b),
    try_subtract(a ^ CAST('-9223372036854775808' AS BIGINT), b ^ CAST('-9223372036854775808' AS BIGINT))
  );
