-- kql_hassuffix_cs_computed(text, needle): KQL's text hassuffix_cs needle, in exact case, for a needle that differs
-- from row to row: a pattern is only compiled where the needle is there at all.
CREATE OR REPLACE MACRO kql_hassuffix_cs_computed(text, needle) AS
  CASE
    WHEN contains(text, needle)
    THEN regexp_matches(text, regexp_escape(needle) || kql_term_end(kql_ends_term(needle)))
    ELSE false
  END;
