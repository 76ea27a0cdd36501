-- kql_gettype_of_dynamic(d): the KQL name of what a dynamic value holds. A datetime in it is text of a fixed form.
CREATE OR REPLACE MACRO kql_gettype_of_dynamic(d) AS
  CASE json_type(d)
    WHEN 'ARRAY' THEN 'array'
    WHEN 'OBJECT' THEN 'dictionary'
    WHEN 'BOOLEAN' THEN 'bool'
    WHEN 'DOUBLE' THEN 'double'
    WHEN 'BIGINT' THEN 'long'
    WHEN 'UBIGINT' THEN CASE WHEN TRY_CAST(d ->> '$' AS BIGINT) IS NULL THEN 'double' ELSE 'long' END
    WHEN 'VARCHAR'
      THEN CASE
        WHEN regexp_full_match(d ->> '$', '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{7}Z')
          THEN 'datetime'
        ELSE 'string'
      END
    ELSE 'null'
  END;
