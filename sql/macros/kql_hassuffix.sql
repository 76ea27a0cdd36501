-- kql_hassuffix(text, needle): KQL's text hassuffix needle for a constant needle, in any case. The first search throws out most
-- rows at a fraction of the second one's cost.
CREATE OR REPLACE MACRO kql_hassuffix(text, needle) AS
  regexp_matches(text, '(?i)' || regexp_escape(needle))
  AND regexp_matches(text, '(?i)' || kql_suffix_pattern(needle));
