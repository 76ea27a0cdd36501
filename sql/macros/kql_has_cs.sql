-- kql_has_cs(text, needle, starts, ends): KQL's text has_cs needle for a constant needle, in exact case; starts,
-- ends: see kql_has.
CREATE OR REPLACE MACRO kql_has_cs(text, needle, starts, ends) AS
  contains(text, needle)
  AND regexp_matches(text, kql_term_start(starts) || regexp_escape(needle) || kql_term_end(ends));
