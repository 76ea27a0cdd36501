-- kql_has(text, needle): KQL's text has needle, in any case.
CREATE OR REPLACE TEMPORARY FUNCTION kql_has(text STRING, needle STRING) RETURNS BOOLEAN RETURN
  kql_found(kql_fold(text), kql_fold(needle), kql_term_pattern(kql_fold(needle)));
