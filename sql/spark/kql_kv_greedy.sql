-- kql_kv_greedy(text, pattern, delimiter): the pairs of a text whose values go on up to the next key. pattern: a delimiter,
-- a key, which is its only group, and the sign between key and value.
CREATE OR REPLACE TEMPORARY FUNCTION kql_kv_greedy(text STRING, pattern STRING, delimiter STRING) RETURNS ARRAY<STRUCT<key: STRING, value: STRING>> RETURN
  zip_with(
    regexp_extract_all(delimiter || text, pattern, 1),
    filter(split(delimiter || text, pattern), (part, place) -> place > 0),
    (k, v) -> named_struct('key', k, 'value', regexp_replace(v, r'^[\s\v\x{85}\p{Z}]+|[\s\v\x{85}\p{Z}]+\z', ''))
  );
