-- kql_set_union(lists): the distinct elements of all arrays, in the order they are first met. lists: the elements of
-- each array.
CREATE OR REPLACE TEMPORARY FUNCTION kql_set_union(lists ARRAY<ARRAY<STRING>>) RETURNS STRING RETURN
  kql_distinct_items(
    flatten(filter(lists, one -> one IS NOT NULL)), kql_keys(flatten(filter(lists, one -> one IS NOT NULL)))
  );
