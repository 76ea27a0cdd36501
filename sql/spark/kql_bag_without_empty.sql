-- kql_bag_without_empty(d): the bag without the members that are null or "".
CREATE OR REPLACE TEMPORARY FUNCTION kql_bag_without_empty(d STRING) RETURNS STRING RETURN
  kql_bag_of(filter(kql_entries(d), entry -> entry.value IS NOT NULL AND entry.value <> '""'));
