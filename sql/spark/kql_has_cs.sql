-- kql_has_cs(text, needle): KQL's text has_cs needle, in exact case.
CREATE OR REPLACE TEMPORARY FUNCTION kql_has_cs(text STRING, needle STRING) RETURNS BOOLEAN RETURN
  kql_found(text, needle, kql_term_pattern(needle));
