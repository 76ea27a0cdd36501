-- kql_parse_json(text): a text as a dynamic value, compact. "" and null give NULL; text that is no JSON is a dynamic
-- string. The mark behind the text keeps the parser from stopping at the end of a first value.
CREATE OR REPLACE TEMPORARY FUNCTION kql_parse_json(text STRING) RETURNS STRING RETURN
  CASE
    WHEN text = '' OR trim(BOTH ' \t\r\n' FROM text) = 'null' THEN NULL
    ELSE kql_parsed(trim(BOTH ' \t\r\n' FROM text), from_json(
      '[' || trim(BOTH ' \t\r\n' FROM text) || ',"kql-end"]',
      'array<string>',
      map('allowSingleQuotes', 'false', 'allowNonNumericNumbers', 'false')
    ))
  END;
