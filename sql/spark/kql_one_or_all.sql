-- kql_one_or_all(texts): the only text of a list as JSON, or all of them as an array.
CREATE OR REPLACE TEMPORARY FUNCTION kql_one_or_all(texts ARRAY<STRING>) RETURNS STRING RETURN
  CASE
    WHEN size(texts) = 1 THEN substr(to_json(texts), 2, length(to_json(texts)) - 2)
    ELSE to_json(texts)
  END;
