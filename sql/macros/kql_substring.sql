-- kql_substring(text, place, size): code points from a 0-based place, from the end where negative.
CREATE OR REPLACE MACRO kql_substring(text, place, size) AS
  CASE
    WHEN size < 0 OR place IS NULL OR size IS NULL THEN ''
    WHEN place >= 0 THEN substring(text, place + 1, size)
    ELSE substring(text, place, size)
  END;
