-- kql_match_position(text, pattern, place): the length of what the first group of a pattern catches plus the place, -1 where
-- the pattern does not match.
CREATE OR REPLACE TEMPORARY FUNCTION kql_match_position(text STRING, pattern STRING, place BIGINT) RETURNS BIGINT RETURN
  CASE WHEN text RLIKE pattern THEN place + length(regexp_extract(text, pattern, 1)) ELSE -1L END;
