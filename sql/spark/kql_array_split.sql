-- kql_array_split(d, positions): the array cut before each of the 0-based positions; negative ones count from the
-- end.
CREATE OR REPLACE TEMPORARY FUNCTION kql_array_split(d STRING, positions ARRAY<BIGINT>) RETURNS STRING RETURN
  kql_items_split(kql_list(d), positions);
