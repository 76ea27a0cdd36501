-- kql_hassuffix_cs(text, needle): KQL's text hassuffix_cs needle, in exact case.
CREATE OR REPLACE TEMPORARY FUNCTION kql_hassuffix_cs(text STRING, needle STRING) RETURNS BOOLEAN RETURN
  kql_found(text, needle, kql_suffix_pattern(needle));
