-- kql_zip(arrays): an array of arrays, each with the elements of one place; short arrays are filled with null.
-- arrays: list of dynamic.
CREATE OR REPLACE MACRO kql_zip(arrays) AS
  list_transform([list_transform(arrays, lambda one: kql_list(one))], lambda lists: to_json(list_transform(
    range(1, coalesce(list_max(list_transform(lists, lambda list: len(list))), 0) + 1),
    lambda place: list_transform(lists, lambda list: list[place])
  )))[1];
