-- kql_is_json(text): whether a text is JSON. DuckDB's parser also takes NaN, Infinity and a comma before a closing
-- bracket; KQL's does not. The second look, which leaves strings out, is only taken where the first finds something:
-- CASE is lazy, AND is not.
CREATE OR REPLACE MACRO kql_is_json(text) AS
  CASE
    WHEN NOT json_valid(text) THEN false
    WHEN NOT regexp_matches(text, ',\s*[\]}]|[:\[,]\s*-?(?i:nan|inf)|^\s*-?(?i:nan|inf)') THEN true
    ELSE NOT regexp_matches(regexp_replace(text, '"(?:[^"\\]|\\.)*"', '""', 'g'), '(?i)nan|inf|,\s*[\]}]')
  END;
