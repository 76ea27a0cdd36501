-- kql_hasprefix_cs_computed(text, needle): KQL's text hasprefix_cs needle, in exact case, for a needle that differs
-- from row to row: a pattern is only compiled where the needle is there at all.
CREATE OR REPLACE MACRO kql_hasprefix_cs_computed(text, needle) AS
  CASE
    WHEN contains(text, needle)
    THEN regexp_matches(text, kql_term_start(kql_starts_term(needle)) || regexp_escape(needle))
    ELSE false
  END;
