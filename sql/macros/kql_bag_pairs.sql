-- kql_bag_pairs(bag): a bag as a list of [name, value] arrays.
CREATE OR REPLACE MACRO kql_bag_pairs(bag) AS
  list_transform(kql_entries(bag), lambda entry: json_array(entry.key, entry.value));
