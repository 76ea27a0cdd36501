-- kql_array_index_of(d, item, first, length, occurrence): the 0-based position of an item in an array, -1 where it is
-- not. The search begins at `first` (from the end where negative) and looks at `length` elements, all where -1.
CREATE OR REPLACE TEMPORARY FUNCTION kql_array_index_of(d STRING, item STRING, first BIGINT, length BIGINT, occurrence BIGINT) RETURNS BIGINT RETURN
  kql_place_of(kql_keys(kql_list(d)), get(kql_keys(array(item)), 0), first, length, occurrence);
