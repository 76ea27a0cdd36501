-- kql_bag_singles(bag): a bag as a list of bags of one member each.
CREATE OR REPLACE MACRO kql_bag_singles(bag) AS
  list_transform(kql_entries(bag), lambda entry: json_object(entry.key, entry.value));
