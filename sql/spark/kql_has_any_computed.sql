-- kql_has_any_computed(text, needles): KQL's text has_any (array) for an array that differs from row to row.
CREATE OR REPLACE TEMPORARY FUNCTION kql_has_any_computed(text STRING, needles ARRAY<STRING>) RETURNS BOOLEAN RETURN
  exists(kql_terms_found(kql_fold(text), needles), found -> found);
