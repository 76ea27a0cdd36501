-- kql_has_any_index(text, needles): the 0-based place of the first needle that the text has as a term, -1 for none.
CREATE OR REPLACE MACRO kql_has_any_index(text, needles) AS
  coalesce(list_position(list_transform(needles, lambda needle: kql_has_computed(text, needle)), true), 0) - 1;
