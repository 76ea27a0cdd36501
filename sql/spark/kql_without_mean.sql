-- kql_without_mean(numbers, mean): how far each number of a list is from the mean.
CREATE OR REPLACE TEMPORARY FUNCTION kql_without_mean(numbers ARRAY<DOUBLE>, mean DOUBLE) RETURNS ARRAY<DOUBLE> RETURN
  transform(numbers, x -> x - mean);
