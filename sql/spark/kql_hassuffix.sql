-- kql_hassuffix(text, needle): KQL's text hassuffix needle, in any case.
CREATE OR REPLACE TEMPORARY FUNCTION kql_hassuffix(text STRING, needle STRING) RETURNS BOOLEAN RETURN
  kql_found(kql_fold(text), kql_fold(needle), kql_suffix_pattern(kql_fold(needle)));
