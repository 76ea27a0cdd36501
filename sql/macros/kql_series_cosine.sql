-- kql_series_cosine(first, second): the cosine of the angle between two arrays taken as vectors, both cut to the length
-- of the shorter one. NULL for an empty array.
CREATE OR REPLACE MACRO kql_series_cosine(first, second) AS
  list_transform([{'x': kql_numbers(first), 'y': kql_numbers(second)}], lambda p:
    list_transform([{
      'x': list_slice(p.x, 1, least(len(p.x), len(p.y))), 'y': list_slice(p.y, 1, least(len(p.x), len(p.y)))
    }], lambda q: CASE WHEN len(q.x) > 0 THEN
      list_sum(list_transform(range(1, len(q.x) + 1), lambda place: q.x[place] * q.y[place]))
      / sqrt(
        list_sum(list_transform(q.x, lambda value: value * value))
        * list_sum(list_transform(q.y, lambda value: value * value))
      )
    END)[1]
  )[1];
