-- kql_differences(x, y): the elements of a list less those of another at the same places.
CREATE OR REPLACE TEMPORARY FUNCTION kql_differences(x ARRAY<DOUBLE>, y ARRAY<DOUBLE>) RETURNS ARRAY<DOUBLE> RETURN
  zip_with(x, y, (a, b) -> a - b);
