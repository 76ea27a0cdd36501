-- kql_hassuffix(text, needle, bounded): KQL's text hassuffix needle for a constant needle, in any case; bounded:
-- whether its last character is a letter or digit; see kql_has.
CREATE OR REPLACE MACRO kql_hassuffix(text, needle, bounded) AS
  regexp_matches(text, kql_any_case(needle))
  AND regexp_matches(text, kql_any_case(needle) || kql_term_end(bounded));
