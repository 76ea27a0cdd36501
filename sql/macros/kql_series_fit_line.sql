-- kql_series_fit_line(series): the straight line nearest to an array of numbers (least squares over the places 1, 2,
-- 3 ...), with how well it fits. NULL where an element is no finite number.
CREATE OR REPLACE MACRO kql_series_fit_line(series) AS
  list_transform([kql_numbers(series)], lambda y: CASE
    WHEN len(y) > 0 AND len(list_filter(y, lambda value: isfinite(value))) = len(y) THEN
      list_transform([{
        'y': y, 'mean': list_avg(y), 'middle': (len(y) - 1) / 2,
        'sxx': list_sum(list_transform(range(0, len(y)), lambda x: (x - (len(y) - 1) / 2) ** 2)),
        'sxy': list_sum(list_transform(range(0, len(y)), lambda x: (x - (len(y) - 1) / 2) * (y[x + 1] - list_avg(y)))),
        'tss': list_sum(list_transform(y, lambda value: (value - list_avg(y)) ** 2))
      }], lambda p:
        list_transform([{
          'y': p.y, 'tss': p.tss,
          'slope': CASE WHEN p.sxx = 0 THEN 0 ELSE p.sxy / p.sxx END,
          'interception': p.mean - CASE WHEN p.sxx = 0 THEN 0 ELSE p.sxy / p.sxx END * (p.middle + 1),
          'line': list_transform(range(0, len(p.y)), lambda x:
            p.mean + CASE WHEN p.sxx = 0 THEN 0 ELSE p.sxy / p.sxx END * (x - p.middle))
        }], lambda q:
          list_transform([{
            'q': q,
            'rss': list_sum(list_transform(range(1, len(q.y) + 1), lambda x: (q.y[x] - q.line[x]) ** 2))
          }], lambda r: {
            'rsquare': CASE WHEN r.q.tss = 0 THEN 1 ELSE 1 - r.rss / r.q.tss END,
            'slope': r.q.slope,
            'variance': r.q.tss / greatest(len(r.q.y) - 1, 1),
            'rvariance': r.rss / greatest(len(r.q.y) - 1, 1),
            'interception': r.q.interception,
            'line_fit': r.q.line
          })[1]
        )[1]
      )[1]
  END)[1];
