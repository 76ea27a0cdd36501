-- kql_strrep(text, copies, delimiter): the text that many times, at most 1024 times, with the delimiter between.
CREATE OR REPLACE MACRO kql_strrep(text, copies, delimiter) AS
  CASE WHEN copies >= 1 THEN text || repeat(delimiter || text, least(copies, 1024) - 1) ELSE '' END;
