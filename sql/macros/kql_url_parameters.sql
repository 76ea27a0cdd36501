-- kql_url_parameters(query): the parameters k=v&k=v of a URL as a bag of texts, by name; a parameter without a name or a
-- value is left out, and one that comes several times is an array.
CREATE OR REPLACE MACRO kql_url_parameters(query) AS
  list_transform(
    [
      list_transform(
        list_filter(string_split(query, '&'), lambda parameter: regexp_matches(parameter, '(?s)^[^=]+=.')),
        lambda parameter: {
          'key': regexp_extract(parameter, '(?s)^([^=]+)=', 1),
          'value': regexp_extract(parameter, '(?s)^[^=]+=(.*)$', 1)
        }
      )
    ],
    lambda pairs: kql_bag_of(
      list_transform(
        list_sort(list_distinct(list_transform(pairs, lambda pair: pair.key))),
        lambda name: {
          'key': name,
          'value': list_transform(
            [list_transform(list_filter(pairs, lambda pair: pair.key = name), lambda pair: pair.value)],
            lambda texts: CASE WHEN len(texts) = 1 THEN to_json(texts[1]) ELSE to_json(texts) END
          )[1]
        }
      )
    )
  )[1];
