-- kql_finite(numbers): the numbers of a list without NULL, NaN and the infinities.
CREATE OR REPLACE TEMPORARY FUNCTION kql_finite(numbers ARRAY<DOUBLE>) RETURNS ARRAY<DOUBLE> RETURN
  filter(numbers, x -> x IS NOT NULL AND NOT isnan(x) AND abs(x) < CAST('Infinity' AS DOUBLE));
