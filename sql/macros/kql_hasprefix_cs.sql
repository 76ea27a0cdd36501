-- kql_hasprefix_cs(text, needle): KQL's text hasprefix_cs needle for a constant needle, in exact case.
CREATE OR REPLACE MACRO kql_hasprefix_cs(text, needle) AS
  contains(text, needle) AND regexp_matches(text, kql_prefix_pattern(needle));
