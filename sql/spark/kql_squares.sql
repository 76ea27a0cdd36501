-- kql_squares(numbers, mean): the sum of the squares of the distances from the mean.
CREATE OR REPLACE TEMPORARY FUNCTION kql_squares(numbers ARRAY<DOUBLE>, mean DOUBLE) RETURNS DOUBLE RETURN
  aggregate(numbers, 0e0, (sum, x) -> sum + (x - mean) * (x - mean));
