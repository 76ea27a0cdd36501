-- kql_bag_zip(keys, items): a bag of an array of names and an array of values; names that are no strings are passed
-- over with their values, missing values are null.
CREATE OR REPLACE MACRO kql_bag_zip(keys, items) AS
  list_transform([{'keys': kql_list(keys), 'items': kql_list(items)}], lambda p: CASE
    WHEN p.keys IS NOT NULL THEN kql_bag_of(list_filter(
      list_transform(p.keys, lambda name, place: {
        'key': CASE WHEN json_type(name) = 'VARCHAR' THEN json_extract_string(name, '$') END,
        'value': p.items[place]
      }),
      lambda entry: entry.key IS NOT NULL
    ))
  END)[1];
