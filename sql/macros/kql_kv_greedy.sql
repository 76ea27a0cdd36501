-- kql_kv_greedy(text, pattern, delimiter): the pairs of a text whose values go on up to the next key. pattern: a delimiter,
-- a key, which is its only group, and the sign between key and value.
CREATE OR REPLACE MACRO kql_kv_greedy(text, pattern, delimiter) AS
  list_transform(
    list_zip(
      regexp_extract_all(delimiter || text, pattern, 1),
      string_split_regex(delimiter || text, pattern)[2:]
    ),
    lambda pair: {'key': pair[1], 'value': kql_trim_blanks(pair[2])}
  );
