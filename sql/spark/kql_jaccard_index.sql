-- kql_jaccard_index(first, second): the size of the intersection of two sets by the size of their union; NaN for two
-- empty sets, NULL where one is no array.
CREATE OR REPLACE TEMPORARY FUNCTION kql_jaccard_index(first STRING, second STRING) RETURNS DOUBLE RETURN
  kql_sets_index(array_distinct(kql_keys(kql_list(first))), array_distinct(kql_keys(kql_list(second))));
