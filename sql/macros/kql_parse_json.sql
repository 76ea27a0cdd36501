-- kql_parse_json(text): a text as a dynamic value. "" and null give NULL; text that is no JSON is a dynamic string.
-- DuckDB's parser also takes NaN, Infinity and a comma before a closing bracket; KQL's does not.
CREATE OR REPLACE MACRO kql_parse_json(text) AS
  CASE
    WHEN text = '' THEN NULL
    WHEN json_valid(text) AND NOT (
      regexp_matches(text, '(?i)nan|inf|,\s*[\]}]')
      AND regexp_matches(regexp_replace(text, '"(?:[^"\\]|\\.)*"', '""', 'g'), '(?i)nan|inf|,\s*[\]}]')
    ) THEN CASE WHEN json_type(text) <> 'NULL' THEN CAST(text AS JSON) END
    ELSE to_json(text)
  END;
