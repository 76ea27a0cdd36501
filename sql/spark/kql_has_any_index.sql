-- kql_has_any_index(text, needles): the 0-based place of the first needle that the text has as a term, -1 for none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_has_any_index(text STRING, needles ARRAY<STRING>) RETURNS BIGINT RETURN
  array_position(kql_terms_found(kql_fold(text), needles), true) - 1;
