-- kql_set_equals(first, second): whether two arrays have the same elements, however often and in whatever order; NULL
-- where one is no array.
CREATE OR REPLACE TEMPORARY FUNCTION kql_set_equals(first STRING, second STRING) RETURNS BOOLEAN RETURN
  kql_keys_equal(kql_keys(kql_list(first)), kql_keys(kql_list(second)));
