-- kql_kv_value(pairs, wanted): the value of the first pair with that key in a list of keys and values; '' for none.
CREATE OR REPLACE MACRO kql_kv_value(pairs, wanted) AS
  coalesce(list_filter(pairs, lambda pair: pair.key = wanted)[1].value, '');
