-- kql_reverse(text): the code points in reverse order.
CREATE OR REPLACE MACRO kql_reverse(text) AS
  array_to_string(list_reverse(regexp_extract_all(text, '(?s).')), '');
