-- kql_search_pattern(parts, at_start, at_end): the regular expression for the parts of a term with wildcards.
CREATE OR REPLACE TEMPORARY FUNCTION kql_search_pattern(parts ARRAY<STRING>, at_start BOOLEAN, at_end BOOLEAN) RETURNS STRING RETURN
  concat(
    CASE
      WHEN at_start AND get(parts, 0) RLIKE r'^[\p{L}\p{N}\x{10FFFE}]' THEN r'(?s)(?:^|[^\p{L}\p{N}\x{10FFFE}])'
      ELSE '(?s)'
    END,
    array_join(transform(parts, part -> regexp_replace(part, r'[\\^$.*+?()\[\]{}|]', r'\\$0')), '.*'),
    CASE
      WHEN at_end AND element_at(parts, -1) RLIKE r'[\p{L}\p{N}\x{10FFFE}]\z' THEN r'(?:\z|[^\p{L}\p{N}\x{10FFFE}])'
      ELSE ''
    END
  );
