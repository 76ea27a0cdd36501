-- kql_series_decompose_detected(series, season, trend, test_points, threshold): as kql_series_decompose(), where a
-- season of -1 stands for the period that is found.
CREATE OR REPLACE MACRO kql_series_decompose_detected(series, season, trend, test_points, threshold) AS list_transform(
  [CASE
    WHEN season = -1 THEN CAST(kql_series_period(series, test_points, threshold) AS BIGINT) ELSE CAST(season AS BIGINT)
  END],
  lambda found: kql_series_decompose(series, found, trend, test_points)
)[1];
