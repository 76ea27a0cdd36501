-- kql_outlier_scores(numbers, low, high, weight, least): how far each number lies outside of what is usual, which is
-- from one percentile of all numbers to another: 0 inside, else the distance in lengths of that range, times `weight`,
-- and negative below. A missing value scores 0, and no difference up to `least` counts. A number beyond a range of no
-- length scores 1e100, beyond any threshold: an infinity has no form in JSON, and statistics square what they are given.
CREATE OR REPLACE MACRO kql_outlier_scores(numbers, low, high, weight, least) AS list_transform([{
    'x': numbers, 'known': list_sort(list_filter(numbers, lambda value: value IS NOT NULL)),
    'weight': weight, 'least': least
  }], lambda p: list_transform([{
    'x': p.x, 'weight': p.weight, 'least': p.least,
    'low': list_aggregate(p.known, 'quantile_cont', low / 100),
    'high': list_aggregate(p.known, 'quantile_cont', high / 100)
  }], lambda q: list_transform(q.x, lambda value: CASE
    WHEN value IS NULL OR value BETWEEN q.low - q.least AND q.high + q.least THEN CAST(0 AS DOUBLE)
    WHEN q.high - q.low <= q.least THEN sign(value - q.high) * CAST(1e100 AS DOUBLE)
    WHEN value < q.low THEN (value - q.low) / (q.high - q.low) * q.weight
    ELSE (value - q.high) / (q.high - q.low) * q.weight
  END))[1])[1];
