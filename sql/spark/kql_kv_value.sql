-- kql_kv_value(pairs, wanted): the value of the first pair with that key in a list of keys and values; '' for none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_kv_value(pairs ARRAY<STRUCT<key: STRING, value: STRING>>, wanted STRING) RETURNS STRING RETURN
  coalesce(get(filter(pairs, pair -> pair.key = wanted), 0).value, '');
