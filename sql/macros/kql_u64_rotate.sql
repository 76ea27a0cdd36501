-- kql_u64_rotate(n, bits): the 64 bits of a UHUGEINT below 2^64 rotated to the left.
CREATE OR REPLACE MACRO kql_u64_rotate(n, bits) AS
  ((n << bits::UHUGEINT) % '18446744073709551616'::UHUGEINT) | (n >> (64 - bits)::UHUGEINT);
