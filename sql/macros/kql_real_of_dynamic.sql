-- kql_real_of_dynamic(d): a dynamic value as a real: true is 1, text is read; NULL for arrays, bags and null.
CREATE OR REPLACE MACRO kql_real_of_dynamic(d) AS
  CASE json_type(d)
    WHEN 'VARCHAR' THEN kql_real_of_text(d ->> '$')
    WHEN 'BOOLEAN' THEN (d ->> '$' = 'true')::INTEGER::DOUBLE
    WHEN 'ARRAY' THEN NULL
    WHEN 'OBJECT' THEN NULL
    ELSE TRY_CAST(d ->> '$' AS DOUBLE)
  END;
