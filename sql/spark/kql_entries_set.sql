-- kql_entries_set(entries, name, item): a bag of the entries with a member set.
CREATE OR REPLACE TEMPORARY FUNCTION kql_entries_set(entries ARRAY<STRUCT<key: STRING, value: STRING>>, name STRING, item STRING) RETURNS STRING RETURN
  CASE
    WHEN array_contains(entries.key, name) THEN kql_bag_of(transform(
      entries, entry -> named_struct('key', entry.key, 'value', CASE WHEN entry.key = name THEN item ELSE entry.value END)
    ))
    WHEN entries IS NOT NULL THEN kql_bag_of(array_append(entries, named_struct('key', name, 'value', item)))
  END;
