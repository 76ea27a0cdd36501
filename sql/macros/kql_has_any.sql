-- kql_has_any(text, needles, starts, ends): KQL's text has_any (needles) for a list of constants that ask for the same
-- boundaries: one search for all of them; see kql_has.
CREATE OR REPLACE MACRO kql_has_any(text, needles, starts, ends) AS
  regexp_matches(text, kql_term_start(starts) || kql_any_case_of(needles) || kql_term_end(ends));
