-- kql_bag_merge(entries): the members of several bags in one; of several with one key the first stays. NULL where
-- none is a bag. entries: list of kql_entries.
CREATE OR REPLACE TEMPORARY FUNCTION kql_bag_merge(lists ARRAY<ARRAY<STRUCT<key: STRING, value: STRING>>>) RETURNS STRING RETURN
  CASE WHEN exists(lists, one -> one IS NOT NULL) THEN kql_bag_of(flatten(filter(lists, one -> one IS NOT NULL))) END;
