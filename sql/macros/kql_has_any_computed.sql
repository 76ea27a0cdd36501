-- kql_has_any_computed(text, needles): KQL's text has_any (array) for an array that differs from row to row.
CREATE OR REPLACE MACRO kql_has_any_computed(text, needles) AS
  len(list_filter(needles, lambda needle: kql_has_computed(text, needle))) > 0;
