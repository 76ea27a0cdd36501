-- kql_indexof_regex(text, pattern, place, size, occurrence): the 0-based place of the n-th match within a window of the
-- text; -1 where there is none, NULL for a negative start. size -1: to the end.
CREATE OR REPLACE TEMPORARY FUNCTION kql_indexof_regex(text STRING, pattern STRING, place BIGINT, size BIGINT, occurrence BIGINT) RETURNS BIGINT RETURN
  CASE
    WHEN place < 0 OR size < -1 OR occurrence < 0 THEN NULL
    WHEN occurrence = 0 THEN -1L
    ELSE kql_match_position(
      kql_substring(text, place, CASE WHEN size = -1 THEN 2147483647L ELSE size END),
      -- each match before is held fast, whatever comes after it
      concat('(?s)^((?>.*?(?:', pattern, ')){', occurrence - 1, '}.*?)(?:', pattern, ')'),
      place
    )
  END;
