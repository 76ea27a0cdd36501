-- kql_longs_or_null(d): the whole numbers of a dynamic array, in their places; NULL for other elements. A value that is
-- no array counts as an array of one.
CREATE OR REPLACE TEMPORARY FUNCTION kql_longs_or_null(d STRING) RETURNS ARRAY<BIGINT> RETURN
  transform(coalesce(kql_list(d), array(d)), item -> CASE
    WHEN item RLIKE '^-?[0-9]+$' THEN TRY_CAST(item AS BIGINT)
    WHEN item RLIKE '^-?[0-9]' AND TRY_CAST(item AS DOUBLE) = floor(TRY_CAST(item AS DOUBLE))
      THEN TRY_CAST(TRY_CAST(item AS DOUBLE) AS BIGINT)
  END);
