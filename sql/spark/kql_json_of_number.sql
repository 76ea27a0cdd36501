-- kql_json_of_number(value): a DOUBLE as JSON; NaN and the infinities, which JSON does not have, as text.
CREATE OR REPLACE TEMPORARY FUNCTION kql_json_of_number(value DOUBLE) RETURNS STRING RETURN
  CASE
    WHEN isnan(value) THEN '"NaN"'
    WHEN value = CAST('Infinity' AS DOUBLE) THEN '"Infinity"'
    WHEN value = CAST('-Infinity' AS DOUBLE) THEN '"-Infinity"'
    ELSE CAST(value AS STRING)
  END;
