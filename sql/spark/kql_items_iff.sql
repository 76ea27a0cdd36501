-- kql_items_iff(conditions, yes, no, yeses, noes): element by element the one or the other; yeses and noes are NULL
-- where one value stands for all places.
CREATE OR REPLACE TEMPORARY FUNCTION kql_items_iff(conditions ARRAY<STRING>, yes STRING, no STRING, yeses ARRAY<STRING>, noes ARRAY<STRING>) RETURNS STRING RETURN
  kql_array(transform(conditions, (condition, place) -> CASE
    WHEN condition = 'true' OR (condition RLIKE '^-?[0-9]' AND TRY_CAST(condition AS DOUBLE) <> 0)
      THEN CASE WHEN yeses IS NULL THEN yes ELSE get(yeses, place) END
    WHEN condition = 'false' OR condition RLIKE '^-?[0-9]'
      THEN CASE WHEN noes IS NULL THEN no ELSE get(noes, place) END
  END));
