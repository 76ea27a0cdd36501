-- kql_series_decompose(series, season, trend, test_points): an array of numbers as the sum of its season (the median of
-- the values at the same place of each period; 0 where the period is 0), its trend ('avg', 'linefit' or 'none', of what
-- the season leaves) and a residual; the baseline is season and trend. The last so many points are not learnt from.
-- What missing values and places of a period without a point give is not documented: they end the query.
CREATE OR REPLACE MACRO kql_series_decompose(series, season, trend, test_points) AS
  list_transform([{'x': kql_numbers(series), 'learnt': len(kql_numbers(series)) - test_points}], lambda p: CASE
    WHEN p.learnt >= greatest(1, season) AND season >= 0 AND test_points >= 0
      AND len(list_filter(p.x[1:p.learnt], lambda value: isfinite(value))) = p.learnt
    THEN
      list_transform([{
        'x': p.x, 'learnt': p.learnt,
        'medians': list_transform(range(0, season), lambda phase: list_aggregate(
          list_filter(p.x[1:p.learnt], lambda _value, place: (place - 1) % season = phase), 'median'
        ))
      }], lambda q: list_transform([{
        'x': q.x, 'learnt': q.learnt,
        'seasonal': list_transform(q.x, lambda _value, place: CASE
          WHEN season > 0 THEN q.medians[(place - 1) % season + 1] ELSE CAST(0 AS DOUBLE)
        END)
      }], lambda r: list_transform([{
        'x': r.x, 'seasonal': r.seasonal,
        'rest': list_transform(range(1, r.learnt + 1), lambda place: r.x[place] - r.seasonal[place])
      }], lambda s: list_transform([{
        'x': s.x, 'seasonal': s.seasonal, 'mean': list_avg(s.rest), 'middle': (len(s.rest) - 1) / 2,
        'slope': CASE WHEN trend = 'linefit' AND len(s.rest) > 1 THEN
          list_sum(list_transform(s.rest, lambda value, place:
            (place - 1 - (len(s.rest) - 1) / 2) * (value - list_avg(s.rest))))
          / list_sum(list_transform(s.rest, lambda _value, place: (place - 1 - (len(s.rest) - 1) / 2) ** 2))
        ELSE 0 END
      }], lambda t: list_transform([{
        'x': t.x, 'seasonal': t.seasonal,
        'trend': list_transform(t.x, lambda _value, place: CASE
          WHEN trend = 'none' THEN CAST(0 AS DOUBLE) ELSE t.mean + t.slope * (place - 1 - t.middle)
        END)
      }], lambda u: {
        'baseline': list_transform(u.x, lambda _value, place: u.seasonal[place] + u.trend[place]),
        'seasonal': u.seasonal,
        'trend': u.trend,
        'residual': list_transform(u.x, lambda value, place: value - (u.seasonal[place] + u.trend[place]))
      })[1])[1])[1])[1])[1]
    WHEN len(p.x) >= 0 THEN error('how such a series is decomposed is not documented')
  END)[1];
