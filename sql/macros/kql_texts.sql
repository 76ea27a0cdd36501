-- kql_texts(value): the elements of a dynamic array as texts, null as ''; one value that is no array as a list of
-- one; NULL as an empty list.
CREATE OR REPLACE MACRO kql_texts(value) AS
  CASE
    WHEN value IS NULL THEN []
    WHEN json_type(value) = 'ARRAY'
    THEN list_transform(CAST(value AS JSON[]), lambda element: coalesce(json_extract_string(element, '$'), ''))
    ELSE [json_extract_string(value, '$')]
  END;
