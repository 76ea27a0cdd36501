-- kql_series_outliers(series, ignore, low, high, weight): how far each number of an array lies outside of what is usual,
-- a value to ignore as a missing one.
CREATE OR REPLACE MACRO kql_series_outliers(series, ignore, low, high, weight) AS to_json(kql_outlier_scores(
  list_transform(kql_numbers(series), lambda value: nullif(value, ignore)), low, high, weight, 0
));
