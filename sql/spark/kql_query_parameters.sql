-- kql_query_parameters(query): the parameters k=v&k=v of a URL as a bag of texts.
CREATE OR REPLACE TEMPORARY FUNCTION kql_query_parameters(query STRING) RETURNS STRING RETURN
  kql_bag_of(transform(
    filter(split(query, '&'), parameter -> parameter <> ''),
    parameter -> named_struct(
      'key', regexp_extract(parameter, '^([^=]*)', 1),
      'value', substr(
        to_json(array(regexp_extract(parameter, '(?s)^[^=]*=(.*)', 1))),
        2,
        length(to_json(array(regexp_extract(parameter, '(?s)^[^=]*=(.*)', 1)))) - 2
      )
    )
  ));
