-- kql_prefix_pattern(needle): the regular expression that finds a text at the beginning of a term.
CREATE OR REPLACE MACRO kql_prefix_pattern(needle) AS
  CASE WHEN regexp_matches(needle, '^[\p{L}\p{N}]') THEN '(?:^|[^\p{L}\p{N}])' ELSE '' END
  || regexp_escape(needle);
