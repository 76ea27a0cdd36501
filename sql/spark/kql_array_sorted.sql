-- kql_array_sorted(d, leader, descending, nulls_last): an array in the order that sorts another one, the leader; NULL
-- where their lengths differ.
CREATE OR REPLACE TEMPORARY FUNCTION kql_array_sorted(d STRING, leader STRING, descending BOOLEAN, nulls_last BOOLEAN) RETURNS STRING RETURN
  kql_items_sorted(kql_list(d), kql_sort_keys(kql_list(leader), descending, nulls_last), descending);
