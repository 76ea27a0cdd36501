-- kql_set_intersect(first, others): the distinct elements of the first array that stand in all the others. others:
-- the elements of each array.
CREATE OR REPLACE TEMPORARY FUNCTION kql_set_intersect(first STRING, others ARRAY<ARRAY<STRING>>) RETURNS STRING RETURN
  kql_set_of(kql_list(first), kql_keys(kql_list(first)), kql_keys_of_lists(others), true);
