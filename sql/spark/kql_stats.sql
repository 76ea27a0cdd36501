-- kql_stats(all_values, numbers, mean, squares): kql_series_stats of a list, its finite numbers, their mean and the sum
-- of the squares of their distances from it.
CREATE OR REPLACE TEMPORARY FUNCTION kql_stats(all_values ARRAY<DOUBLE>, numbers ARRAY<DOUBLE>, mean DOUBLE, squares DOUBLE)
RETURNS STRUCT<min: DOUBLE, min_idx: BIGINT, max: DOUBLE, max_idx: BIGINT, avg: DOUBLE, stdev: DOUBLE, variance: DOUBLE, sum: DOUBLE, len: BIGINT> RETURN
  named_struct(
    'min', array_min(numbers),
    'min_idx', array_position(all_values, array_min(numbers)) - 1,
    'max', array_max(numbers),
    'max_idx', array_position(all_values, array_max(numbers)) - 1,
    'avg', mean,
    'stdev', sqrt(coalesce(squares / nullif(size(numbers) - 1, 0), 0e0)),
    'variance', coalesce(squares / nullif(size(numbers) - 1, 0), 0e0),
    'sum', kql_total(numbers),
    'len', CAST(size(numbers) AS BIGINT)
  );
