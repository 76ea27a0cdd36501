-- kql_items_split(items, positions): a list cut before each of the 0-based positions, those out of bounds clipped;
-- negative ones count from the end.
CREATE OR REPLACE TEMPORARY FUNCTION kql_items_split(items ARRAY<STRING>, positions ARRAY<BIGINT>) RETURNS STRING RETURN
  kql_items_cut(items, transform(positions, cut ->
    greatest(0L, least(CAST(size(items) AS BIGINT), CASE WHEN cut < 0 THEN size(items) + cut ELSE cut END))));
