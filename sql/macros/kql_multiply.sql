-- KQL long * long: 64 bits, wrapping round where the result does not fit.
CREATE OR REPLACE MACRO kql_multiply(a, b) AS kql_wrap(a::HUGEINT * b::HUGEINT);
