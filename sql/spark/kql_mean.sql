-- kql_mean(numbers): the mean of a list, NULLs passed over; NULL where there is nothing else.
CREATE OR REPLACE TEMPORARY FUNCTION kql_mean(numbers ARRAY<DOUBLE>) RETURNS DOUBLE RETURN
  kql_total(numbers) / nullif(size(filter(numbers, x -> x IS NOT NULL)), 0);
