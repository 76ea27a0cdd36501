-- kql_bag_pairs(d): a bag as a list of [name, value] arrays.
CREATE OR REPLACE TEMPORARY FUNCTION kql_bag_pairs(d STRING) RETURNS ARRAY<STRING> RETURN
  transform(kql_entries(d), entry -> '[' || substr(to_json(array(entry.key)), 2, length(to_json(array(entry.key))) - 2)
    || ',' || coalesce(entry.value, 'null') || ']');
