-- kql_items_or_one(d): the elements of a dynamic array as a list, JSON null as NULL; a value that is no array is a list
-- of that one.
CREATE OR REPLACE TEMPORARY FUNCTION kql_items_or_one(d STRING) RETURNS ARRAY<STRING> RETURN
  CASE WHEN left(d, 1) = '[' THEN kql_list(d) ELSE array(nullif(d, 'null')) END;
