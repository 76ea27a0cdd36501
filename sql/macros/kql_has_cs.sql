-- kql_has_cs(text, needle): KQL's text has_cs needle for a constant needle, in exact case.
CREATE OR REPLACE MACRO kql_has_cs(text, needle) AS
  contains(text, needle) AND regexp_matches(text, kql_term_pattern(needle));
