-- kql_series_fir(series, filter, normalize, shift): each element with those before it, weighted by the filter; what lies
-- outside counts as 0. shift: how many places the window is moved forward. NULL where a filter with negative weights
-- is to be normalized.
CREATE OR REPLACE MACRO kql_series_fir(series, filter, normalize, shift) AS
  list_transform([{'x': kql_numbers(series), 'b': kql_numbers(filter), 'n': normalize, 's': shift}], lambda p: CASE
    WHEN len(p.x) >= 0 AND len(p.b) > 0 AND NOT (p.n AND list_min(p.b) < 0) THEN to_json(list_transform(
      range(0, len(p.x)),
      lambda place: kql_json_of_number(list_sum(list_transform(
        range(0, len(p.b)),
        lambda back: p.b[back + 1] * CASE
          WHEN place - back + p.s BETWEEN 0 AND len(p.x) - 1 THEN p.x[place - back + p.s + 1]
          ELSE 0
        END
      )) / CASE WHEN p.n THEN list_sum(p.b) ELSE 1 END)
    ))
  END)[1];
