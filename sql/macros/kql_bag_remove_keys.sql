-- kql_bag_remove_keys(bag, keys): the bag without the members that the dynamic array of names lists.
CREATE OR REPLACE MACRO kql_bag_remove_keys(bag, keys) AS
  list_transform([{
    'entries': kql_entries(bag),
    'names': list_transform(kql_list(keys), lambda name: json_extract_string(name, '$'))
  }], lambda p: CASE
    WHEN p.entries IS NOT NULL
      THEN kql_bag_of(list_filter(p.entries, lambda entry: NOT coalesce(list_contains(p.names, entry.key), false)))
  END)[1];
