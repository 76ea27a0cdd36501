-- kql_array_sum(value): the sum of an array of numbers as a DOUBLE; NULL where an element is no number.
CREATE OR REPLACE MACRO kql_array_sum(value) AS
  list_transform([kql_list(value)], lambda items: CASE
    WHEN len(list_filter(items, lambda item: coalesce(json_type(item), 'NULL')
      NOT IN ('NULL', 'BIGINT', 'UBIGINT', 'DOUBLE'))) = 0
      THEN coalesce(list_sum(list_transform(items, lambda item: TRY_CAST(item AS DOUBLE))), 0)
  END)[1];
