-- kql_series_seasonal_detected(series): as kql_series_seasonal(), for the period that is found.
CREATE OR REPLACE MACRO kql_series_seasonal_detected(series) AS list_transform(
  [CAST(kql_series_period(series, 0, 0.7) AS BIGINT)],
  lambda found: kql_series_seasonal(series, found)
)[1];
