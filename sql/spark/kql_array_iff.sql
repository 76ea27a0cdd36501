-- kql_array_iff(conditions, yes, no): element by element the one or the other; numbers count as true unless 0, what
-- is neither bool nor number gives null. yes and no are arrays, or one value for all places.
CREATE OR REPLACE TEMPORARY FUNCTION kql_array_iff(conditions STRING, yes STRING, no STRING) RETURNS STRING RETURN
  kql_items_iff(kql_list(conditions), yes, no, kql_list(yes), kql_list(no));
