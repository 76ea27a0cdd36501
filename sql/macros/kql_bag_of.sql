-- kql_bag_of(entries): a bag of a list of {key, value}; of several with one key the first stays.
CREATE OR REPLACE MACRO kql_bag_of(entries) AS
  list_transform([entries], lambda list: CAST(
    '{' || coalesce(array_to_string(
      list_transform(
        list_filter(
          list,
          lambda entry, place: list_position(list_transform(list, lambda other: other.key), entry.key) = place
        ),
        lambda entry: CAST(to_json(entry.key) AS VARCHAR) || ':' || coalesce(CAST(entry.value AS VARCHAR), 'null')
      ),
      ','
    ), '') || '}' AS JSON
  ))[1];
