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
      'value', regexp_replace(
        to_json(transform(
          filter(
            split(query, '&'),
            parameter -> parameter RLIKE '(?s)^[^=]+=.' AND regexp_extract(parameter, '^([^=]+)=', 1) = name
          ),
          parameter -> regexp_extract(parameter, '(?s)^[^=]+=(.*)', 1)
        )),
        -- the only text of a list; a function would not see the name within another one's argument
        r'^\[("[^"\\]*+(?:\\.[^"\\]*+)*+")\]\z',
        '$1'
      )
    )
  ));
