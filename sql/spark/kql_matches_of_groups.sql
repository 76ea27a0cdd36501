-- kql_matches_of_groups(matches): the texts of the groups of matches as a dynamic array of arrays, NULL where there are no
-- matches.
CREATE OR REPLACE TEMPORARY FUNCTION kql_matches_of_groups(matches ARRAY<ARRAY<STRING>>) RETURNS STRING RETURN
  CASE WHEN size(matches) > 0 THEN to_json(matches) END;
