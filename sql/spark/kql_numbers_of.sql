-- kql_numbers_of(items): dynamic values as DOUBLE, "NaN" and the infinities too; NULL for those that are no numbers.
CREATE OR REPLACE TEMPORARY FUNCTION kql_numbers_of(items ARRAY<STRING>) RETURNS ARRAY<DOUBLE> RETURN
  transform(items, item -> CASE
    WHEN item RLIKE '^-?[0-9]' THEN TRY_CAST(item AS DOUBLE)
    WHEN item IN ('"NaN"', '"Infinity"', '"-Infinity"') THEN TRY_CAST(replace(item, '"', '') AS DOUBLE)
  END);
