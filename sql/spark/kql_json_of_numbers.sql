-- kql_json_of_numbers(list): each DOUBLE of a list as JSON; NaN and the infinities, which JSON does not have, as text.
CREATE OR REPLACE TEMPORARY FUNCTION kql_json_of_numbers(list ARRAY<DOUBLE>) RETURNS ARRAY<STRING> RETURN
  transform(list, value -> CASE
    WHEN isnan(value) THEN '"NaN"'
    WHEN value = CAST('Infinity' AS DOUBLE) THEN '"Infinity"'
    WHEN value = CAST('-Infinity' AS DOUBLE) THEN '"-Infinity"'
    ELSE CAST(value AS STRING)
  END);
