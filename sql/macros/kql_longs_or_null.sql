-- kql_longs_or_null(value): the whole numbers of a dynamic array, in their places; NULL for other elements. A value
-- that is no array counts as an array of one.
CREATE OR REPLACE MACRO kql_longs_or_null(value) AS
  list_transform(
    CASE WHEN json_type(value) = 'ARRAY' THEN CAST(value AS JSON[]) ELSE [value::JSON] END,
    lambda element: CASE
      WHEN json_type(element) IN ('BIGINT', 'UBIGINT') THEN TRY_CAST(element AS BIGINT)
      WHEN json_type(element) = 'DOUBLE' AND CAST(element AS DOUBLE) = trunc(CAST(element AS DOUBLE))
      THEN TRY_CAST(CAST(element AS DOUBLE) AS BIGINT)
    END
  );
