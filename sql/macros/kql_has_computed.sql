-- kql_has_computed(text, needle): KQL's text has needle, in any case, for a needle that differs from row to row: a
-- pattern is only compiled where the needle is there at all.
CREATE OR REPLACE MACRO kql_has_computed(text, needle) AS
  CASE
    WHEN contains(lower(text), lower(needle)) THEN regexp_matches(text, '(?i)' || kql_term_pattern(needle))
    ELSE false
  END;
