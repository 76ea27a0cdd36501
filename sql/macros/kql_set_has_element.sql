-- kql_set_has_element(value, item): whether an array holds an item; NULL for what is no array.
CREATE OR REPLACE MACRO kql_set_has_element(value, item) AS
  list_contains(kql_keys(kql_list(value)), kql_json_key(item));
