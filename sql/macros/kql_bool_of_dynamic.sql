-- kql_bool_of_dynamic(d): a dynamic value as a bool: numbers are true unless 0, text is read; NULL for the rest.
CREATE OR REPLACE MACRO kql_bool_of_dynamic(d) AS
  CASE json_type(d)
    WHEN 'BOOLEAN' THEN d ->> '$' = 'true'
    WHEN 'VARCHAR' THEN kql_bool_of_text(d ->> '$')
    WHEN 'ARRAY' THEN NULL
    WHEN 'OBJECT' THEN NULL
    ELSE TRY_CAST(d ->> '$' AS DOUBLE) <> 0
  END;
