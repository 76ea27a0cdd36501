-- kql_needles(d): the elements of a dynamic array that are not null as texts; one value that is no array as a list of
-- one; NULL as an empty list.
CREATE OR REPLACE TEMPORARY FUNCTION kql_needles(d STRING) RETURNS ARRAY<STRING> RETURN
  CASE
    WHEN left(d, 1) = '[' THEN filter(from_json(d, 'array<string>'), item -> item IS NOT NULL)
    ELSE kql_texts(d)
  END;
