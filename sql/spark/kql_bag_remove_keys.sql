-- kql_bag_remove_keys(d, names): the bag without the members that the dynamic array of names lists.
CREATE OR REPLACE TEMPORARY FUNCTION kql_bag_remove_keys(d STRING, names STRING) RETURNS STRING RETURN
  kql_entries_without(kql_entries(d), kql_list(names));
