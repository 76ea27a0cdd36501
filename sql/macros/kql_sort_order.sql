-- kql_sort_order(items, descending, nulls_last): the 1-based positions of the items in sorted order: numbers, then
-- strings, then all else as it stands; nulls at the one end or the other. items: JSON[].
-- Downwards is upwards read backwards, with the order of classes and of equals turned round before.
CREATE OR REPLACE MACRO kql_sort_order(items, descending, nulls_last) AS
  list_transform([list_transform(
    list_sort(list_transform(items, lambda item, place: {
      'class': CASE
        WHEN item IS NULL THEN CASE WHEN nulls_last THEN 9 ELSE 0 END
        WHEN json_type(item) IN ('BIGINT', 'UBIGINT', 'DOUBLE') THEN 1
        WHEN json_type(item) = 'VARCHAR' THEN 2
        ELSE 3
      END * CASE WHEN descending THEN -1 ELSE 1 END,
      'number': CASE WHEN json_type(item) IN ('BIGINT', 'UBIGINT', 'DOUBLE') THEN TRY_CAST(item AS DOUBLE) END,
      'whole': CASE WHEN json_type(item) IN ('BIGINT', 'UBIGINT') THEN TRY_CAST(item AS HUGEINT) END,
      'text': CASE WHEN json_type(item) = 'VARCHAR' THEN json_extract_string(item, '$') END,
      'place': CASE WHEN descending THEN -place ELSE place END
    })),
    lambda key: abs(key.place)
  )], lambda places: CASE WHEN descending THEN list_reverse(places) ELSE places END)[1];
