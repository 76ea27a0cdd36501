-- kql_bool_of_dynamic(d): a dynamic value as a bool: numbers are true unless 0, text is read; NULL for the rest.
CREATE OR REPLACE TEMPORARY FUNCTION kql_bool_of_dynamic(d STRING) RETURNS BOOLEAN RETURN
  CASE kql_json_type(d)
    WHEN 'BOOLEAN' THEN d = 'true'
    WHEN 'VARCHAR' THEN kql_bool_of_text(kql_text(d))
    WHEN 'ARRAY' THEN NULL
    WHEN 'OBJECT' THEN NULL
    ELSE TRY_CAST(d AS DOUBLE) <> 0
  END;
