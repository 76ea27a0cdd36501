-- kql_has(text, needle): KQL's text has needle for a constant needle, in any case. The first search throws out most
-- rows at a fraction of the second one's cost.
CREATE OR REPLACE MACRO kql_has(text, needle) AS
  regexp_matches(text, '(?i)' || regexp_escape(needle))
  AND regexp_matches(text, '(?i)' || kql_term_pattern(needle));
