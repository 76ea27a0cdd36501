-- kql_array_shift(value, count, filler): the elements moved left by so many places, to the right where negative; the
-- places left free hold the filler.
CREATE OR REPLACE MACRO kql_array_shift(value, count, filler) AS
  list_transform([{'items': kql_list(value), 'count': CAST(count AS BIGINT), 'filler': filler}], lambda p: CASE
    WHEN p.count IS NULL THEN NULL
    ELSE to_json(list_transform(p.items, lambda item, place: CASE
      WHEN place + p.count BETWEEN 1 AND len(p.items) THEN p.items[place + p.count]
      ELSE p.filler
    END))
  END)[1];
