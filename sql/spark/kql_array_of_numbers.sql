-- kql_array_of_numbers(list): a dynamic array of a list of DOUBLE.
CREATE OR REPLACE TEMPORARY FUNCTION kql_array_of_numbers(list ARRAY<DOUBLE>) RETURNS STRING RETURN
  kql_array(kql_json_of_numbers(list));
