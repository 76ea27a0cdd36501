-- kql_hassuffix_cs(text, needle, bounded): KQL's text hassuffix_cs needle for a constant needle, in exact case;
-- bounded: whether its last character is a letter or digit; see kql_has.
CREATE OR REPLACE MACRO kql_hassuffix_cs(text, needle, bounded) AS
  contains(text, needle)
  AND regexp_matches(text, regexp_escape(needle) || kql_term_end(bounded));
