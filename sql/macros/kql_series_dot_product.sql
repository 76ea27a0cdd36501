-- kql_series_dot_product(first, second): the sum of the products of two arrays' elements, place by place, up to the end
-- of the shorter one; what is no number is passed over. NULL for an empty array.
CREATE OR REPLACE MACRO kql_series_dot_product(first, second) AS
  list_transform([{'x': kql_numbers(first), 'y': kql_numbers(second)}], lambda p: CASE
    WHEN len(p.x) > 0 AND len(p.y) > 0 THEN coalesce(
      list_sum(list_transform(range(1, least(len(p.x), len(p.y)) + 1), lambda place: p.x[place] * p.y[place])),
      0
    )
  END)[1];
