-- kql_substring_from(text, place): code points from a 0-based place to the end, from the end where negative.
CREATE OR REPLACE MACRO kql_substring_from(text, place) AS
  CASE
    WHEN place IS NULL THEN ''
    WHEN place >= 0 THEN substring(text, place + 1)
    ELSE substring(text, place)
  END;
