-- kql_series_stats(series, ignore): least and greatest value with their first places, mean, sample deviation and
-- variance, sum and length of an array of numbers. Where an element is no finite number all are NULL, unless it is to
-- be ignored.
CREATE OR REPLACE TEMPORARY FUNCTION kql_series_stats(series STRING, ignore BOOLEAN)
RETURNS STRUCT<min: DOUBLE, min_idx: BIGINT, max: DOUBLE, max_idx: BIGINT, avg: DOUBLE, stdev: DOUBLE, variance: DOUBLE, sum: DOUBLE, len: BIGINT> RETURN
  CASE
    WHEN size(kql_finite(kql_numbers(series))) > 0
      AND (ignore OR size(kql_finite(kql_numbers(series))) = size(kql_numbers(series)))
      THEN kql_stats(
        kql_numbers(series),
        kql_finite(kql_numbers(series)),
        kql_mean(kql_finite(kql_numbers(series))),
        kql_squares(kql_finite(kql_numbers(series)), kql_mean(kql_finite(kql_numbers(series))))
      )
  END;
