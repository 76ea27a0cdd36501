-- kql_entries(d): the members of a bag as a list of {key, value}, JSON null as NULL; NULL for what is no bag.
CREATE OR REPLACE TEMPORARY FUNCTION kql_entries(d STRING) RETURNS ARRAY<STRUCT<key: STRING, value: STRING>> RETURN
  CASE
    WHEN left(d, 1) = '{' THEN zip_with(
      map_keys(from_json(d, 'map<string,string>')),
      kql_typed_items(
        map_values(from_json(d, 'map<string,string>')), map_values(from_json(d, 'map<string,variant>'))
      ),
      (k, v) -> named_struct('key', k, 'value', v)
    )
  END;
