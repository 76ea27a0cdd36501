-- kql_array(items): a dynamic array of a list of dynamic values.
CREATE OR REPLACE TEMPORARY FUNCTION kql_array(items ARRAY<STRING>) RETURNS STRING RETURN
  '[' || array_join(items, ',', 'null') || ']';
