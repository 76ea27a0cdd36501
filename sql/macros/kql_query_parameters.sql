-- kql_query_parameters(query): the parameters k=v&k=v of a URL as a bag of texts.
CREATE OR REPLACE MACRO kql_query_parameters(query) AS
  kql_bag_of(
    list_transform(
      list_filter(string_split(query, '&'), lambda parameter: parameter <> ''),
      lambda parameter: {
        'key': regexp_extract(parameter, '(?s)^([^=]*)', 1),
        'value': to_json(regexp_extract(parameter, '(?s)^[^=]*=(.*)$', 1))
      }
    )
  );
