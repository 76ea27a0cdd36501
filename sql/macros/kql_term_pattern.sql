-- kql_term_pattern(needle): the regular expression that finds a text as whole terms. A term is a run of letters and
-- digits; an end of the needle that is neither needs no boundary.
CREATE OR REPLACE MACRO kql_term_pattern(needle) AS
  CASE WHEN regexp_matches(needle, '^[\p{L}\p{N}]') THEN '(?:^|[^\p{L}\p{N}])' ELSE '' END
  || regexp_escape(needle)
  || CASE WHEN regexp_matches(needle, '[\p{L}\p{N}]$') THEN '(?:$|[^\p{L}\p{N}])' ELSE '' END;
