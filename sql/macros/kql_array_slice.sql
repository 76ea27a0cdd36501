-- kql_array_slice(value, first, last): the elements from one 0-based position to another, both included; negative
-- positions count from the end, those out of bounds are clipped.
CREATE OR REPLACE MACRO kql_array_slice(value, first, last) AS
  list_transform([{'items': kql_list(value), 'first': CAST(first AS BIGINT), 'last': CAST(last AS BIGINT)}],
    lambda p: CASE
      WHEN p.first IS NULL OR p.last IS NULL THEN NULL
      ELSE to_json(list_filter(p.items, lambda item, place:
        place > p.first + CASE WHEN p.first < 0 THEN len(p.items) ELSE 0 END
        AND place <= p.last + 1 + CASE WHEN p.last < 0 THEN len(p.items) ELSE 0 END))
    END)[1];
