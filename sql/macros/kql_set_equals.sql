-- kql_set_equals(first, second): whether two arrays have the same elements, however often and in whatever order; NULL where
-- one is no array.
CREATE OR REPLACE MACRO kql_set_equals(first, second) AS
  list_transform([{
    'a': list_sort(list_distinct(kql_keys(kql_list(first)))), 'b': list_sort(list_distinct(kql_keys(kql_list(second))))
  }], lambda p: p.a = p.b)[1];
