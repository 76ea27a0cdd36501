-- kql_search_cs(text, parts, at_start, at_end): as kql_search, in exact case.
CREATE OR REPLACE TEMPORARY FUNCTION kql_search_cs(text STRING, parts ARRAY<STRING>, at_start BOOLEAN, at_end BOOLEAN) RETURNS BOOLEAN RETURN
  text RLIKE kql_search_pattern(parts, at_start, at_end);
