-- kql_any_case_of(needles): the regular expression for any of several texts in any case.
CREATE OR REPLACE MACRO kql_any_case_of(needles) AS
  '(?i:' || array_to_string(list_transform(needles, lambda needle: regexp_escape(needle)), '|') || ')';
