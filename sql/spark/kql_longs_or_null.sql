-- kql_longs_or_null(d): the whole numbers of a dynamic array, in their places; NULL for other elements. A value that is
-- no array counts as an array of one.
CREATE OR REPLACE TEMPORARY FUNCTION kql_longs_or_null(d STRING) RETURNS ARRAY<BIGINT> RETURN
  transform(kql_items_or_one(d), item -> CASE
    WHEN item RLIKE '^-?[0-9]+$' THEN TRY_CAST(item AS BIGINT)
    WHEN item RLIKE '^-?[0-9]' AND TRY_CAST(item AS DOUBLE) < 9223372036854775808e0
      AND TRY_CAST(item AS DOUBLE) = TRY_CAST(TRY_CAST(item AS DOUBLE) AS BIGINT)
    THEN TRY_CAST(TRY_CAST(item AS DOUBLE) AS BIGINT)
  END);
