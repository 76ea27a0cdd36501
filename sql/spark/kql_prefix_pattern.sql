-- kql_prefix_pattern(needle): the regular expression that finds a text at the beginning of a term.
CREATE OR REPLACE TEMPORARY FUNCTION kql_prefix_pattern(needle STRING) RETURNS STRING RETURN
  CASE WHEN needle RLIKE r'^[\p{L}\p{N}\x{10FFFE}]' THEN r'(?:^|[^\p{L}\p{N}\x{10FFFE}])' ELSE '' END
  || kql_escaped(needle);
