-- kql_any_case(needle): the regular expression for a text in any case. What stands beside it keeps its case: a class of
-- all letters in any case takes a statement four times as long to plan, and means the same.
CREATE OR REPLACE MACRO kql_any_case(needle) AS '(?i:' || regexp_escape(needle) || ')';
