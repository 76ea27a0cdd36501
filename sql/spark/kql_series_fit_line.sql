-- kql_series_fit_line(series): the straight line nearest to an array of numbers (least squares over the places 1, 2,
-- 3 ...), with how well it fits. NULL where an element is no finite number.
CREATE OR REPLACE TEMPORARY FUNCTION kql_series_fit_line(series STRING)
RETURNS STRUCT<rsquare: DOUBLE, slope: DOUBLE, variance: DOUBLE, rvariance: DOUBLE, interception: DOUBLE, line_fit: ARRAY<DOUBLE>> RETURN
  CASE
    WHEN size(kql_finite(kql_numbers(series))) = size(kql_numbers(series)) AND size(kql_numbers(series)) > 0
      THEN kql_line_through(
        kql_numbers(series),
        kql_slope(kql_numbers(series), kql_mean(kql_numbers(series))),
        kql_mean(kql_numbers(series))
      )
  END;
