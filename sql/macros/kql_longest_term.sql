-- kql_longest_term(text): the longest run of letters and digits of a text in small letters; '' for none.
CREATE OR REPLACE MACRO kql_longest_term(text) AS
  list_reduce(kql_terms(text), lambda a, b: CASE WHEN length(b) > length(a) THEN b ELSE a END);
