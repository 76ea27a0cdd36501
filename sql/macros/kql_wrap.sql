-- A HUGEINT as a 64-bit number, wrapping round as two's complement does.
CREATE OR REPLACE MACRO kql_wrap(n) AS
  (xor(n::HUGEINT & 18446744073709551615, 9223372036854775808) - 9223372036854775808)::BIGINT;
