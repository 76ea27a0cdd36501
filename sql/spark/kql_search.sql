-- kql_search(text, parts, at_start, at_end): a term with wildcards as the search operator takes it, in any case: the
-- parts in this order with anything between them; at_start and at_end: the term begins and ends there.
CREATE OR REPLACE TEMPORARY FUNCTION kql_search(text STRING, parts ARRAY<STRING>, at_start BOOLEAN, at_end BOOLEAN) RETURNS BOOLEAN RETURN
  kql_fold(text) RLIKE kql_search_pattern(kql_folded(parts), at_start, at_end);
