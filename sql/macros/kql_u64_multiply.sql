-- kql_u64_multiply(a, b): the lower 64 bits of a product of two UHUGEINTs below 2^64.
CREATE OR REPLACE MACRO kql_u64_multiply(a, b) AS a * b::UHUGEINT % '18446744073709551616'::UHUGEINT;
