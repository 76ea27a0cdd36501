-- kql_gettype_of_dynamic(d): the KQL name of what a dynamic value holds. A datetime in it is text of a fixed form.
CREATE OR REPLACE TEMPORARY FUNCTION kql_gettype_of_dynamic(d STRING) RETURNS STRING RETURN
  CASE kql_json_type(d)
    WHEN 'ARRAY' THEN 'array'
    WHEN 'OBJECT' THEN 'dictionary'
    WHEN 'BOOLEAN' THEN 'bool'
    WHEN 'DOUBLE' THEN 'double'
    WHEN 'BIGINT' THEN CASE WHEN TRY_CAST(d AS BIGINT) IS NULL THEN 'double' ELSE 'long' END
    WHEN 'VARCHAR'
      THEN CASE
        WHEN d RLIKE '^"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{7}Z"$' THEN 'datetime'
        ELSE 'string'
      END
    ELSE 'null'
  END;
