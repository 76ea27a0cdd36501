-- kql_keys_of_lists(lists): kql_keys of each list; an empty one for NULL.
CREATE OR REPLACE TEMPORARY FUNCTION kql_keys_of_lists(lists ARRAY<ARRAY<STRING>>) RETURNS ARRAY<ARRAY<STRING>> RETURN
  transform(lists, list -> transform(coalesce(list, CAST(array() AS ARRAY<STRING>)), item -> CASE
          WHEN item IS NULL THEN 'null'
          WHEN NOT item RLIKE '^-?[0-9]' OR item RLIKE '^-?[0-9]+$' THEN item
          WHEN TRY_CAST(item AS DOUBLE) = floor(TRY_CAST(item AS DOUBLE)) AND abs(TRY_CAST(item AS DOUBLE)) < 9e15
            THEN CAST(TRY_CAST(TRY_CAST(item AS DOUBLE) AS BIGINT) AS STRING)
          ELSE CAST(TRY_CAST(item AS DOUBLE) AS STRING)
        END));
