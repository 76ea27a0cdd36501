-- kql_array_concat(lists): the elements of all arrays; what is no array is left out. lists: the elements of each
-- array.
CREATE OR REPLACE TEMPORARY FUNCTION kql_array_concat(lists ARRAY<ARRAY<STRING>>) RETURNS STRING RETURN
  CASE WHEN exists(lists, one -> one IS NOT NULL) THEN kql_array(flatten(filter(lists, one -> one IS NOT NULL))) END;
