-- kql_texts(d): the elements of a dynamic array as texts, null as ''; one value that is no array as a list of one; NULL
-- as an empty list.
CREATE OR REPLACE TEMPORARY FUNCTION kql_texts(d STRING) RETURNS ARRAY<STRING> RETURN
  CASE
    WHEN d IS NULL THEN CAST(array() AS ARRAY<STRING>)
    WHEN left(d, 1) = '[' THEN transform(from_json(d, 'array<string>'), item -> coalesce(item, ''))
    ELSE array(kql_text(d))
  END;
