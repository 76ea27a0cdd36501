-- kql_set_union(arrays): the distinct elements of all arrays, in the order they are first met. arrays: list of dynamic.
CREATE OR REPLACE MACRO kql_set_union(arrays) AS
  list_transform([flatten(list_transform(arrays, lambda one: kql_list(one)))], lambda items:
    list_transform([kql_keys(items)], lambda keys:
      to_json(list_filter(items, lambda item, place: list_position(keys, keys[place]) = place)))[1])[1];
