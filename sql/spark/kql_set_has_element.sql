-- kql_set_has_element(d, item): whether an array holds an item; NULL for what is no array.
CREATE OR REPLACE TEMPORARY FUNCTION kql_set_has_element(d STRING, item STRING) RETURNS BOOLEAN RETURN
  array_contains(kql_keys(kql_list(d)), kql_keys(array(item))[0]);
