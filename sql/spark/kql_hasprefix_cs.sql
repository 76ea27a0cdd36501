-- kql_hasprefix_cs(text, needle): KQL's text hasprefix_cs needle, in exact case.
CREATE OR REPLACE TEMPORARY FUNCTION kql_hasprefix_cs(text STRING, needle STRING) RETURNS BOOLEAN RETURN
  kql_found(text, needle, kql_prefix_pattern(needle));
