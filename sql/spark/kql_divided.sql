-- kql_divided(numbers, divisor): each number of a list by a divisor, as IEEE 754 has it.
CREATE OR REPLACE TEMPORARY FUNCTION kql_divided(numbers ARRAY<DOUBLE>, divisor DOUBLE) RETURNS ARRAY<DOUBLE> RETURN
  transform(numbers, x -> CASE WHEN divisor = 0 THEN x * power(divisor, -1e0) ELSE try_divide(x, divisor) END);
