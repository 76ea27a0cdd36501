-- kql_has_all_computed(text, needles): KQL's text has_all (array) for an array that differs from row to row.
CREATE OR REPLACE MACRO kql_has_all_computed(text, needles) AS
  len(list_filter(needles, lambda needle: NOT kql_has_computed(text, needle))) = 0;
