-- kql_sort_keys(items, descending, nulls_last): what sorts the items of a list: numbers, then strings, then all else
-- as it stands; nulls at the one end or the other. Downwards is upwards read backwards, with the order of classes and
-- of equals turned round before.
CREATE OR REPLACE TEMPORARY FUNCTION kql_sort_keys(items ARRAY<STRING>, descending BOOLEAN, nulls_last BOOLEAN) RETURNS ARRAY<STRUCT<class: INT, number: DOUBLE, whole: DECIMAL(38, 0), text: STRING, place: INT>> RETURN
  array_sort(transform(items, (item, place) -> named_struct(
    'class', CASE
      WHEN item IS NULL THEN CASE WHEN nulls_last THEN 9 ELSE 0 END
      WHEN item RLIKE '^-?[0-9]' THEN 1
      WHEN left(item, 1) = '"' THEN 2
      ELSE 3
    END * CASE WHEN descending THEN -1 ELSE 1 END,
    'number', CASE WHEN item RLIKE '^-?[0-9]' THEN TRY_CAST(item AS DOUBLE) END,
    'whole', CASE WHEN item RLIKE '^-?[0-9]+$' THEN TRY_CAST(item AS DECIMAL(38, 0)) END,
    'text', CASE WHEN left(item, 1) = '"' THEN get(from_json('[' || item || ']', 'array<string>'), 0) END,
    'place', (place + 1) * CASE WHEN descending THEN -1 ELSE 1 END
  )));
