-- kql_term_pattern(needle): the regular expression that finds a text as whole terms. A term is a run of letters and
-- digits; an end of the needle that is neither needs no boundary.
CREATE OR REPLACE TEMPORARY FUNCTION kql_term_pattern(needle STRING) RETURNS STRING RETURN
  kql_prefix_pattern(needle)
  || CASE WHEN needle RLIKE r'[\p{L}\p{N}\x{10FFFE}]\z' THEN r'(?:\z|[^\p{L}\p{N}\x{10FFFE}])' ELSE '' END;
