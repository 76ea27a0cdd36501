-- kql_array_index_of(value, item, first, length, occurrence): the 0-based position of an item in an array, -1 where it
-- is not. The search begins at `first` (from the end where negative) and looks at `length` elements, all where -1.
CREATE OR REPLACE MACRO kql_array_index_of(value, item, first, length, occurrence) AS
  list_transform([{
    'keys': kql_keys(kql_list(value)), 'key': kql_json_key(item), 'first': first, 'length': length,
    'occurrence': occurrence
  }], lambda p: CASE
    WHEN p.keys IS NULL OR p.first IS NULL OR p.occurrence < 0 OR p.length < -1 THEN NULL
    ELSE coalesce(list_filter(
      range(0, len(p.keys)),
      lambda place: p.keys[place + 1] = p.key
        AND place >= CASE WHEN p.first < 0 THEN greatest(len(p.keys) + p.first, 0) ELSE p.first END
        AND (p.length = -1
          OR place < CASE WHEN p.first < 0 THEN greatest(len(p.keys) + p.first, 0) ELSE p.first END + p.length)
    )[p.occurrence], -1)
  END)[1];
