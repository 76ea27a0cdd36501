-- kql_missing(items, keys, key): for each element of a series whether it is missing: NULL where key is, else of that
-- key. keys: kql_keys of the items.
CREATE OR REPLACE TEMPORARY FUNCTION kql_missing(items ARRAY<STRING>, keys ARRAY<STRING>, key STRING) RETURNS ARRAY<BOOLEAN> RETURN
  CASE
    WHEN key IS NULL THEN transform(items, item -> item IS NULL)
    ELSE zip_with(items, keys, (item, own) -> item IS NOT NULL AND own = key)
  END;
