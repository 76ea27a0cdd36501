-- kql_spliced(value): the elements of a dynamic array, or the one value that is none, as a list of JSON.
-- NULL is a list of one NULL.
CREATE OR REPLACE MACRO kql_spliced(value) AS
  CASE
    WHEN json_type(value) = 'ARRAY'
    THEN list_transform(CAST(value AS JSON[]), lambda x: CASE WHEN json_type(x) = 'NULL' THEN NULL ELSE x END)
    ELSE [value::JSON]
  END;
