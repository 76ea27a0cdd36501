-- kql_series_correlation(first, second): Pearson's correlation of two arrays; NULL where their lengths differ or an
-- element is no number.
CREATE OR REPLACE MACRO kql_series_correlation(first, second) AS
  list_transform([{'x': kql_numbers(first), 'y': kql_numbers(second)}], lambda p: CASE
    WHEN len(p.x) = len(p.y) AND len(p.x) > 0
      AND len(list_filter(p.x, lambda value: value IS NULL)) = 0
      AND len(list_filter(p.y, lambda value: value IS NULL)) = 0
    THEN
      list_sum(list_transform(range(1, len(p.x) + 1), lambda n: (p.x[n] - list_avg(p.x)) * (p.y[n] - list_avg(p.y))))
      / sqrt(
        list_sum(list_transform(p.x, lambda value: (value - list_avg(p.x)) ** 2))
        * list_sum(list_transform(p.y, lambda value: (value - list_avg(p.y)) ** 2))
      )
  END)[1];
