-- kql_int32(n): a long as an int, wrapping round at 32 bits as two's complement does.
CREATE OR REPLACE MACRO kql_int32(n) AS xor(n::BIGINT & 4294967295, 2147483648) - 2147483648;
