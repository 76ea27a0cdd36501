-- kql_parse_json(text): a text as a dynamic value. "" and null give NULL; text that is no JSON is a dynamic string.
CREATE OR REPLACE MACRO kql_parse_json(text) AS
  CASE
    WHEN text = '' THEN NULL
    WHEN length(text) < 40 AND trim(text, E' \t\r\n') = 'null' THEN NULL
    WHEN kql_is_json(text) THEN CAST(text AS JSON)
    ELSE to_json(text)
  END;
