-- kql_indexof_regex(text, pattern, place, size, occurrence): the 0-based place of the n-th match within a window of the
-- text; -1 where there is none, NULL for a negative start. size -1: to the end.
CREATE OR REPLACE MACRO kql_indexof_regex(text, pattern, place, size, occurrence) AS
  CASE
    WHEN place < 0 OR size < -1 OR occurrence < 0 THEN NULL
    ELSE kql_match_position(
      substring(text, place + 1, CASE WHEN size = -1 THEN length(text) ELSE size END),
      pattern,
      occurrence,
      place
    )
  END;
