-- kql_real_of_dynamic(d): a dynamic value as a real: true is 1, text is read; NULL for arrays, bags and null.
CREATE OR REPLACE TEMPORARY FUNCTION kql_real_of_dynamic(d STRING) RETURNS DOUBLE RETURN
  CASE kql_json_type(d)
    WHEN 'VARCHAR' THEN kql_real_of_text(kql_text(d))
    WHEN 'BOOLEAN' THEN CAST(TRY_CAST(d = 'true' AS INT) AS DOUBLE)
    WHEN 'ARRAY' THEN NULL
    WHEN 'OBJECT' THEN NULL
    ELSE TRY_CAST(d AS DOUBLE)
  END;
