-- kql_suffix_pattern(needle): the regular expression that finds a text at the end of a term.
CREATE OR REPLACE TEMPORARY FUNCTION kql_suffix_pattern(needle STRING) RETURNS STRING RETURN
  kql_escaped(needle)
  || CASE WHEN needle RLIKE r'[\p{L}\p{N}\x{10FFFE}]\z' THEN r'(?:\z|[^\p{L}\p{N}\x{10FFFE}])' ELSE '' END;
