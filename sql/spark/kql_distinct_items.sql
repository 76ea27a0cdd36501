-- kql_distinct_items(items, keys): the elements whose key has not been met before, in their order.
CREATE OR REPLACE TEMPORARY FUNCTION kql_distinct_items(items ARRAY<STRING>, keys ARRAY<STRING>) RETURNS STRING RETURN
  kql_array(filter(items, (item, place) -> array_position(keys, get(keys, place)) = place + 1));
