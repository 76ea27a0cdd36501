-- kql_search(text, parts, at_start, at_end): a term with wildcards as the search operator takes it, in any case: the
-- constant parts in this order with anything between them; at_start and at_end: the term begins and ends there.
CREATE OR REPLACE MACRO kql_search(text, parts, at_start, at_end) AS
  regexp_matches(text, '(?is)' || kql_search_pattern(parts, at_start, at_end));
