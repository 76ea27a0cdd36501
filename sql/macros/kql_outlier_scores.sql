-- kql_outlier_scores(numbers, low, high, least): how far each number lies outside of what is usual, in lengths of the usual
-- range: 0 between the first and the third quartile of all, below by those of all but the lowest `low` percent, above by
-- those of all but the highest, from `high` percent on. A missing value scores 0, and no difference up to `least` counts.
-- How numbers are scored most of which are the same is not documented: it ends the query.
CREATE OR REPLACE MACRO kql_outlier_scores(numbers, low, high, least) AS list_transform([{
    'x': numbers, 'known': list_sort(list_filter(numbers, lambda value: value IS NOT NULL)),
    'low': low, 'high': high, 'least': least
  }], lambda p: list_transform([{
    'x': p.x, 'least': p.least,
    'q1': list_aggregate(p.known, 'quantile_cont', 0.25),
    'q3': list_aggregate(p.known, 'quantile_cont', 0.75),
    'lower': p.known[CAST(floor(len(p.known) * p.low / 100) AS BIGINT) + 1:],
    'upper': p.known[:CAST(floor(len(p.known) * p.high / 100) AS BIGINT)]
  }], lambda q: list_transform([{
    'x': q.x, 'least': q.least, 'q1': q.q1, 'q3': q.q3,
    'lower1': list_aggregate(q.lower, 'quantile_cont', 0.25),
    'lower3': list_aggregate(q.lower, 'quantile_cont', 0.75),
    'upper1': list_aggregate(q.upper, 'quantile_cont', 0.25),
    'upper3': list_aggregate(q.upper, 'quantile_cont', 0.75)
  }], lambda r: list_transform(r.x, lambda value: CASE
    WHEN value IS NULL OR value BETWEEN r.q1 - r.least AND r.q3 + r.least THEN CAST(0 AS DOUBLE)
    WHEN value < r.q1 AND r.lower3 - r.lower1 > r.least THEN (value - r.lower1) / (r.lower3 - r.lower1)
    WHEN value > r.q3 AND r.upper3 - r.upper1 > r.least THEN (value - r.upper3) / (r.upper3 - r.upper1)
    ELSE error('how a number is scored where most of the others are the same is not documented')
  END))[1])[1])[1];
