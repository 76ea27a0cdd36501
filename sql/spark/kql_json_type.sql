-- kql_json_type(d): what a dynamic value holds: ARRAY, OBJECT, VARCHAR, BOOLEAN, BIGINT (whole numbers) or DOUBLE;
-- NULL for null.
CREATE OR REPLACE TEMPORARY FUNCTION kql_json_type(d STRING) RETURNS STRING RETURN
  CASE left(d, 1)
    WHEN '[' THEN 'ARRAY'
    WHEN '{' THEN 'OBJECT'
    WHEN '"' THEN 'VARCHAR'
    WHEN 't' THEN 'BOOLEAN'
    WHEN 'f' THEN 'BOOLEAN'
    WHEN 'n' THEN NULL
    ELSE CASE WHEN d RLIKE '^-?[0-9]+$' THEN 'BIGINT' WHEN d IS NOT NULL THEN 'DOUBLE' END
  END;
