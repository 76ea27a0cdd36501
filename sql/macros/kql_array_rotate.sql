-- kql_array_rotate(value, count): the elements moved left by so many places, to the right where negative; what falls
-- out on one side comes in on the other.
CREATE OR REPLACE MACRO kql_array_rotate(value, count) AS
  list_transform([{'items': kql_list(value), 'count': CAST(count AS BIGINT)}], lambda p: CASE
    WHEN p.count IS NULL THEN NULL
    ELSE to_json(list_transform(p.items, lambda item, place:
      p.items[((place - 1 + p.count) % len(p.items) + len(p.items)) % len(p.items) + 1]))
  END)[1];
