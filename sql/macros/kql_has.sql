-- kql_has(text, needle, starts, ends): KQL's text has needle for a constant needle, in any case; starts, ends:
-- whether the needle's first and last characters are letters or digits, which the compiler tells cheaper than
-- DuckDB. The first search throws out most rows at a fraction of the second one's cost.
CREATE OR REPLACE MACRO kql_has(text, needle, starts, ends) AS
  regexp_matches(text, kql_any_case(needle))
  AND regexp_matches(text, kql_term_start(starts) || kql_any_case(needle) || kql_term_end(ends));
