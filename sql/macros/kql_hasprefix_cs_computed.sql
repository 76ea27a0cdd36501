-- kql_hasprefix_cs_computed(text, needle): KQL's text hasprefix_cs needle for a needle that differs from row to row.
CREATE OR REPLACE MACRO kql_hasprefix_cs_computed(text, needle) AS
  CASE WHEN contains(text, needle) THEN regexp_matches(text, kql_prefix_pattern(needle)) ELSE false END;
