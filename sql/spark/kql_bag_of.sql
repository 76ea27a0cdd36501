-- kql_bag_of(entries): a bag of a list of {key, value}; of several with one key the first stays.
CREATE OR REPLACE TEMPORARY FUNCTION kql_bag_of(entries ARRAY<STRUCT<key: STRING, value: STRING>>) RETURNS STRING RETURN
  '{' || array_join(
    transform(
      filter(entries, (entry, place) -> array_position(entries.key, entry.key) = place + 1),
      entry -> substr(to_json(array(entry.key)), 2, length(to_json(array(entry.key))) - 2)
        || ':' || coalesce(entry.value, 'null')
    ),
    ','
  ) || '}';
