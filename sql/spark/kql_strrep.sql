-- kql_strrep(text, copies, delimiter): the text that many times, at most 1024 times, with the delimiter between.
CREATE OR REPLACE TEMPORARY FUNCTION kql_strrep(text STRING, copies BIGINT, delimiter STRING) RETURNS STRING RETURN
  CASE
    WHEN copies >= 1 THEN text || repeat(delimiter || text, CAST(least(copies, 1024L) AS INT) - 1)
    ELSE ''
  END;
