-- kql_wholes(items): dynamic values as BIGINT where they are whole numbers that fit; NULL for others.
CREATE OR REPLACE TEMPORARY FUNCTION kql_wholes(items ARRAY<STRING>) RETURNS ARRAY<BIGINT> RETURN
  transform(items, item -> CASE WHEN item RLIKE '^-?[0-9]+$' THEN TRY_CAST(item AS BIGINT) END);
