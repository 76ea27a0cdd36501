-- kql_hasprefix(text, needle): KQL's text hasprefix needle, in any case.
CREATE OR REPLACE TEMPORARY FUNCTION kql_hasprefix(text STRING, needle STRING) RETURNS BOOLEAN RETURN
  kql_found(kql_fold(text), kql_fold(needle), kql_prefix_pattern(kql_fold(needle)));
