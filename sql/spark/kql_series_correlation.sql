-- kql_series_correlation(first, second): Pearson's correlation of two arrays; NULL where their lengths differ or an
-- element is no number.
CREATE OR REPLACE TEMPORARY FUNCTION kql_series_correlation(first STRING, second STRING) RETURNS DOUBLE RETURN
  kql_correlation(kql_numbers(first), kql_numbers(second));
