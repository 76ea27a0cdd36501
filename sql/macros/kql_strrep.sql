-- kql_strrep(text, copies, delimiter): the text that many times with the delimiter between.
CREATE OR REPLACE MACRO kql_strrep(text, copies, delimiter) AS
  coalesce(CASE WHEN copies < 1 THEN '' ELSE text || repeat(delimiter || text, copies - 1) END, '');
