-- kql_bag_singles(d): a bag as a list of bags of one member each.
CREATE OR REPLACE TEMPORARY FUNCTION kql_bag_singles(d STRING) RETURNS ARRAY<STRING> RETURN
  transform(kql_entries(d), entry -> '{' || substr(to_json(array(entry.key)), 2, length(to_json(array(entry.key))) - 2)
    || ':' || coalesce(entry.value, 'null') || '}');
