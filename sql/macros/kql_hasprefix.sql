-- kql_hasprefix(text, needle, bounded): KQL's text hasprefix needle for a constant needle, in any case; bounded:
-- whether its first character is a letter or digit; see kql_has.
CREATE OR REPLACE MACRO kql_hasprefix(text, needle, bounded) AS
  regexp_matches(text, kql_any_case(needle))
  AND regexp_matches(text, kql_term_start(bounded) || kql_any_case(needle));
