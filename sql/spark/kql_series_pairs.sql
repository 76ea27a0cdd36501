-- kql_series_pairs(first, second): kql_pairs_of_items of the elements of two arrays; NULL where one is no array.
CREATE OR REPLACE TEMPORARY FUNCTION kql_series_pairs(first STRING, second STRING)
RETURNS ARRAY<STRUCT<x: DOUBLE, y: DOUBLE, i: BIGINT, j: BIGINT>> RETURN
  kql_pairs_of_items(kql_list(first), kql_list(second));
