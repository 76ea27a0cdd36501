-- kql_bag_without_empty(bag): the bag without the members that are null or "".
CREATE OR REPLACE MACRO kql_bag_without_empty(bag) AS
  kql_bag_of(list_filter(kql_entries(bag), lambda entry: entry.value IS NOT NULL AND entry.value <> '""'));
