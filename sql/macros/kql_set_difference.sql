-- kql_set_difference(first, others): the distinct elements of the first array that stand in none of the others.
-- others: list of dynamic.
CREATE OR REPLACE MACRO kql_set_difference(first, others) AS
  list_transform([{
    'items': kql_list(first), 'keys': kql_keys(kql_list(first)),
    'others': list_transform(others, lambda one: coalesce(kql_keys(kql_list(one)), []))
  }], lambda p: to_json(list_filter(p.items, lambda item, place: list_position(p.keys, p.keys[place]) = place
    AND len(list_filter(p.others, lambda keys: list_contains(keys, p.keys[place]))) = 0)))[1];
