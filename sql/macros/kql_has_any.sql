-- kql_has_any(text, needles): KQL's text has_any (needles) for a list of constants: one search for all of them.
CREATE OR REPLACE MACRO kql_has_any(text, needles) AS
  regexp_matches(text, '(?i)' || kql_terms_pattern(needles));
