-- kql_tdigest_percentile(digest, percent): the value at a percentage by the nearest rank; null of no values.
CREATE OR REPLACE MACRO kql_tdigest_percentile(digest, percent) AS
  CASE
    WHEN digest IS NULL THEN error('percentile_tdigest: a digest that is null')
    WHEN percent < 0 OR percent > 100 THEN error('percentile_tdigest: a percentage is from 0 to 100')
    ELSE list_sort(digest)[greatest(CAST(ceil(round(percent * len(digest) / 100, 9)) AS BIGINT), 1)]
  END;
