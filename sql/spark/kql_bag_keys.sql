-- kql_bag_keys(d): the names of a bag's members as an array; NULL for what is no bag.
CREATE OR REPLACE TEMPORARY FUNCTION kql_bag_keys(d STRING) RETURNS STRING RETURN
  to_json(kql_entries(d).key);
