-- kql_matches(texts): the texts of matches as a dynamic array, NULL where there are none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_matches(texts ARRAY<STRING>) RETURNS STRING RETURN
  CASE WHEN size(texts) > 0 THEN to_json(texts) END;
