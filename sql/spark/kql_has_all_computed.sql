-- kql_has_all_computed(text, needles): KQL's text has_all (array) for an array that differs from row to row.
CREATE OR REPLACE TEMPORARY FUNCTION kql_has_all_computed(text STRING, needles ARRAY<STRING>) RETURNS BOOLEAN RETURN
  forall(kql_terms_found(kql_fold(text), needles), found -> found);
