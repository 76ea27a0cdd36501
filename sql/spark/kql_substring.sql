-- kql_substring(text, place, size): code points from a 0-based place, from the end where negative; '' for a place outside
-- of the text.
CREATE OR REPLACE TEMPORARY FUNCTION kql_substring(text STRING, place BIGINT, size BIGINT) RETURNS STRING RETURN
  CASE
    WHEN size > 0 AND place BETWEEN -length(text) AND length(text) THEN substring(
      text,
      CAST(place + CASE WHEN place < 0 THEN length(text) ELSE 0 END AS INT) + 1,
      CAST(least(size, 2147483647L) AS INT)
    )
    ELSE ''
  END;
