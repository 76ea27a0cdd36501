-- kql_hasprefix_computed(text, needle): KQL's text hasprefix needle, in any case, for a needle that differs from
-- row to row: a pattern is only compiled where the needle is there at all.
CREATE OR REPLACE MACRO kql_hasprefix_computed(text, needle) AS
  CASE
    WHEN contains(lower(text), lower(needle))
    THEN regexp_matches(text, kql_term_start(kql_starts_term(needle)) || kql_any_case(needle))
    ELSE false
  END;
