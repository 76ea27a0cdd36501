-- kql_terms(text): the runs of letters and digits of a text in small letters, and '' after them.
CREATE OR REPLACE MACRO kql_terms(text) AS
  list_append(regexp_extract_all(lower(text), '[\p{L}\p{N}]+'), '');
