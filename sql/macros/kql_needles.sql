-- kql_needles(value): the elements of a dynamic array that are not null as texts; one value that is no array as a list of
-- one; NULL as an empty list.
CREATE OR REPLACE MACRO kql_needles(value) AS
  CASE
    WHEN value IS NULL THEN []
    WHEN json_type(value) = 'ARRAY'
    THEN list_filter(
      list_transform(CAST(value AS JSON[]), lambda element: json_extract_string(element, '$')),
      lambda text: text IS NOT NULL
    )
    ELSE [json_extract_string(value, '$')]
  END;
