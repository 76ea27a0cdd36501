-- kql_hasprefix_cs(text, needle, bounded): KQL's text hasprefix_cs needle for a constant needle, in exact case;
-- bounded: whether its first character is a letter or digit; see kql_has.
CREATE OR REPLACE MACRO kql_hasprefix_cs(text, needle, bounded) AS
  contains(text, needle)
  AND regexp_matches(text, kql_term_start(bounded) || regexp_escape(needle));
