-- kql_int32(n): a long as an int, wrapping round at 32 bits as two's complement does.
CREATE OR REPLACE TEMPORARY FUNCTION kql_int32(n BIGINT) RETURNS BIGINT RETURN
  ((n & 4294967295) ^ 2147483648) - 2147483648;
