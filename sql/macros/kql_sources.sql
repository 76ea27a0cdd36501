-- kql_sources(list): evidence rows (input * 2^40 + row), each once, in the order of the evidence, at most a thousand.
CREATE OR REPLACE MACRO kql_sources(list) AS
  list_slice(list_sort(list_distinct(coalesce(list, CAST([] AS BIGINT[])))), 1, 1000);
