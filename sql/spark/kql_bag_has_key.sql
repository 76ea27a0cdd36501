-- kql_bag_has_key(d, name): whether a bag has a member of that name, be it null; false for what is no bag, NULL for
-- null.
CREATE OR REPLACE TEMPORARY FUNCTION kql_bag_has_key(d STRING, name STRING) RETURNS BOOLEAN RETURN
  CASE WHEN d IS NOT NULL THEN coalesce(array_contains(kql_entries(d).key, name), false) END;
