-- kql_bag_zip(names, items): a bag of an array of names and an array of values; names that are no strings are passed
-- over with their values, missing values are null.
CREATE OR REPLACE TEMPORARY FUNCTION kql_bag_zip(names STRING, items STRING) RETURNS STRING RETURN
  kql_bag_of(filter(
    zip_with(
      kql_list(names),
      slice(coalesce(kql_list(items), CAST(array() AS ARRAY<STRING>)), 1, coalesce(size(kql_list(names)), 0)),
      (name, item) -> named_struct(
        'key', CASE WHEN left(name, 1) = '"' THEN get(from_json('[' || name || ']', 'array<string>'), 0) END,
        'value', item
      )
    ),
    entry -> entry.key IS NOT NULL
  ));
