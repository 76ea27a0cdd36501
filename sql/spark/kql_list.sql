-- kql_list(d): the elements of a dynamic array as a list, JSON null as NULL; NULL for what is no array.
CREATE OR REPLACE TEMPORARY FUNCTION kql_list(d STRING) RETURNS ARRAY<STRING> RETURN
  CASE
    WHEN left(d, 1) = '[' THEN kql_typed_items(from_json(d, 'array<string>'), from_json(d, 'array<variant>'))
  END;
