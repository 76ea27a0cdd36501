-- kql_substring_from(text, place): code points from a 0-based place to the end, from the end where negative; '' for a place
-- outside of the text.
CREATE OR REPLACE TEMPORARY FUNCTION kql_substring_from(text STRING, place BIGINT) RETURNS STRING RETURN
  kql_substring(text, place, 2147483647L);
