-- kql_url_parameters(query): the parameters k=v&k=v of a URL as a bag of texts, by name; a parameter without a name or a
-- value is left out, and one that comes several times is an array.
CREATE OR REPLACE TEMPORARY FUNCTION kql_url_parameters(query STRING) RETURNS STRING RETURN
  kql_bag_of(transform(
    array_sort(array_distinct(transform(
      filter(split(query, '&'), parameter -> parameter RLIKE '(?s)^[^=]+=.'),
      parameter -> regexp_extract(parameter, '^([^=]+)=', 1)
    ))),
    name -> named_struct(
      'key', name,
      'value', kql_one_or_all(transform(
        filter(
          split(query, '&'),
          parameter -> parameter RLIKE '(?s)^[^=]+=.' AND regexp_extract(parameter, '^([^=]+)=', 1) = name
        ),
        parameter -> regexp_extract(parameter, '(?s)^[^=]+=(.*)', 1)
      ))
    )
  ));
