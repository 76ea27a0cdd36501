-- kql_has_cs_computed(text, needle): KQL's text has_cs needle for a needle that differs from row to row.
CREATE OR REPLACE MACRO kql_has_cs_computed(text, needle) AS
  CASE WHEN contains(text, needle) THEN regexp_matches(text, kql_term_pattern(needle)) ELSE false END;
