-- kql_series_stats(series, ignore): least and greatest value with their first places, mean, sample deviation and
-- variance, sum and length of an array of numbers. Where an element is no finite number all are NULL, unless it is to
-- be ignored.
CREATE OR REPLACE MACRO kql_series_stats(series, ignore) AS
  list_transform([kql_numbers(series)], lambda all_values:
    list_transform([list_filter(all_values, lambda value: isfinite(value))], lambda numbers: CASE
      WHEN len(numbers) > 0 AND (ignore OR len(numbers) = len(all_values)) THEN {
        'min': list_min(numbers),
        'min_idx': list_position(all_values, list_min(numbers)) - 1,
        'max': list_max(numbers),
        'max_idx': list_position(all_values, list_max(numbers)) - 1,
        'avg': list_avg(numbers),
        'stdev': coalesce(list_stddev_samp(numbers), 0),
        'variance': coalesce(list_var_samp(numbers), 0),
        'sum': list_sum(numbers),
        'len': len(numbers)
      }
    END)[1]
  )[1];
