-- kql_wrap(n): a whole number as a 64-bit one, wrapping round as two's complement does.
CREATE OR REPLACE TEMPORARY FUNCTION kql_wrap(n DECIMAL(38, 0)) RETURNS BIGINT RETURN
  CAST(pmod(n + 9223372036854775808, 18446744073709551616) - 9223372036854775808 AS BIGINT);
