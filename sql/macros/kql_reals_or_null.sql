-- kql_reals_or_null(value): the numbers of a dynamic array, in their places; NULL for other elements. A value that is
-- no array counts as an array of one.
CREATE OR REPLACE MACRO kql_reals_or_null(value) AS
  list_transform(
    CASE WHEN json_type(value) = 'ARRAY' THEN CAST(value AS JSON[]) ELSE [value::JSON] END,
    lambda element: CASE
      WHEN json_type(element) IN ('BIGINT', 'UBIGINT', 'DOUBLE') THEN CAST(element AS DOUBLE)
    END
  );
