-- kql_parse_csv(text): the values of the first record of comma-separated values as a dynamic array of texts.
CREATE OR REPLACE MACRO kql_parse_csv(text) AS
  to_json(
    list_transform(
      regexp_extract_all(
        ',' || regexp_extract(text, '(?s)^(?:"(?:[^"]|"")*"|[^\r\n])*'),
        '(?s),(?:"((?:[^"]|"")*)"[^,]*|([^,]*))',
        ['quoted', 'bare']
      ),
      lambda field: coalesce(replace(field.quoted, '""', '"'), field.bare)
    )
  );
