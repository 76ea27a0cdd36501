-- kql_keys(items): for each dynamic value of a list the text that equal values share: 1 and 1.0 are one value, 1 and
-- "1" are two.
CREATE OR REPLACE TEMPORARY FUNCTION kql_keys(items ARRAY<STRING>) RETURNS ARRAY<STRING> RETURN
  transform(items, item -> CASE
    WHEN item IS NULL THEN 'null'
    WHEN NOT item RLIKE '^-?[0-9]' OR item RLIKE '^-?[0-9]+$' THEN item
    WHEN TRY_CAST(item AS DOUBLE) = floor(TRY_CAST(item AS DOUBLE)) AND abs(TRY_CAST(item AS DOUBLE)) < 9e15
      THEN TRY_CAST(TRY_CAST(TRY_CAST(item AS DOUBLE) AS BIGINT) AS STRING)
    ELSE TRY_CAST(TRY_CAST(item AS DOUBLE) AS STRING)
  END);
