-- kql_entries_without(entries, names): a bag of the entries but those of the names, JSON strings.
CREATE OR REPLACE TEMPORARY FUNCTION kql_entries_without(entries ARRAY<STRUCT<key: STRING, value: STRING>>, names ARRAY<STRING>) RETURNS STRING RETURN
  CASE
    WHEN entries IS NOT NULL THEN kql_bag_of(filter(entries, entry -> NOT exists(names, name ->
      left(name, 1) = '"' AND get(from_json('[' || name || ']', 'array<string>'), 0) = entry.key)))
  END;
