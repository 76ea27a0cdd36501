-- kql_hassuffix_cs(text, needle): KQL's text hassuffix_cs needle for a constant needle, in exact case.
CREATE OR REPLACE MACRO kql_hassuffix_cs(text, needle) AS
  contains(text, needle) AND regexp_matches(text, kql_suffix_pattern(needle));
