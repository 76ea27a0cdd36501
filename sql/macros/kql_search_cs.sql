-- kql_search_cs(text, parts, at_start, at_end): as kql_search, in exact case.
CREATE OR REPLACE MACRO kql_search_cs(text, parts, at_start, at_end) AS
  regexp_matches(text, '(?s)' || kql_search_pattern(parts, at_start, at_end));
