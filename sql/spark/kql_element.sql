-- kql_element(d, name): the member of a bag; NULL where there is none, for JSON null and for what is no bag.
CREATE OR REPLACE TEMPORARY FUNCTION kql_element(d STRING, name STRING) RETURNS STRING RETURN
  get(filter(kql_entries(d), entry -> entry.key = name), 0).value;
