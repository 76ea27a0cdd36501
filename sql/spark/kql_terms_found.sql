-- kql_terms_found(text, needles): for each needle of a list whether a folded text has it as whole terms.
CREATE OR REPLACE TEMPORARY FUNCTION kql_terms_found(text STRING, needles ARRAY<STRING>) RETURNS ARRAY<BOOLEAN> RETURN
  transform(kql_folded(needles), needle -> contains(text, needle) AND text RLIKE concat(
    CASE WHEN needle RLIKE r'^[\p{L}\p{N}\x{10FFFE}]' THEN r'(?:^|[^\p{L}\p{N}\x{10FFFE}])' ELSE '' END,
    regexp_replace(needle, r'[\\^$.*+?()\[\]{}|]', r'\\$0'),
    CASE WHEN needle RLIKE r'[\p{L}\p{N}\x{10FFFE}]\z' THEN r'(?:\z|[^\p{L}\p{N}\x{10FFFE}])' ELSE '' END
  ));
