-- kql_search_pattern(parts, at_start, at_end): the regular expression for the parts of a term with wildcards.
CREATE OR REPLACE MACRO kql_search_pattern(parts, at_start, at_end) AS
  CASE WHEN at_start AND regexp_matches(parts[1], '^[\p{L}\p{N}]') THEN '(?:^|[^\p{L}\p{N}])' ELSE '' END
  || array_to_string(list_transform(parts, lambda part: regexp_escape(part)), '.*')
  || CASE WHEN at_end AND regexp_matches(parts[-1], '[\p{L}\p{N}]$') THEN '(?:$|[^\p{L}\p{N}])' ELSE '' END;
