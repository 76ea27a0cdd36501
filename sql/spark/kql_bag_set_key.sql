-- kql_bag_set_key(d, name, item): the bag with the member set; NULL for what is no bag.
CREATE OR REPLACE TEMPORARY FUNCTION kql_bag_set_key(d STRING, name STRING, item STRING) RETURNS STRING RETURN
  kql_entries_set(kql_entries(d), name, item);
