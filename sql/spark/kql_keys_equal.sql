-- kql_keys_equal(a, b): whether two lists have the same elements, however often and in whatever order.
CREATE OR REPLACE TEMPORARY FUNCTION kql_keys_equal(a ARRAY<STRING>, b ARRAY<STRING>) RETURNS BOOLEAN RETURN
  array_sort(array_distinct(a)) = array_sort(array_distinct(b));
