-- kql_array_filler(value): what a shifted array is filled with where nothing is said: "" among strings, else null.
CREATE OR REPLACE MACRO kql_array_filler(value) AS
  list_transform([kql_list(value)], lambda items: CASE
    WHEN len(items) > 0 AND len(list_filter(items, lambda item: json_type(item) = 'VARCHAR')) = len(items)
      THEN CAST('""' AS JSON)
  END)[1];
