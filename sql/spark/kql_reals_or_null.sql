-- kql_reals_or_null(d): the numbers of a dynamic array, in their places; NULL for other elements. A value that is no
-- array counts as an array of one.
CREATE OR REPLACE TEMPORARY FUNCTION kql_reals_or_null(d STRING) RETURNS ARRAY<DOUBLE> RETURN
  transform(kql_items_or_one(d), item -> CASE WHEN item RLIKE '^-?[0-9]' THEN TRY_CAST(item AS DOUBLE) END);
