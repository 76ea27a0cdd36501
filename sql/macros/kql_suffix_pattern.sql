-- kql_suffix_pattern(needle): the regular expression that finds a text at the end of a term.
CREATE OR REPLACE MACRO kql_suffix_pattern(needle) AS
  regexp_escape(needle)
  || CASE WHEN regexp_matches(needle, '[\p{L}\p{N}]$') THEN '(?:$|[^\p{L}\p{N}])' ELSE '' END;
