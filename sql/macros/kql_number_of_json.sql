-- kql_number_of_json(value): a JSON number as a DOUBLE, "NaN" and the infinities too; NULL for anything else.
CREATE OR REPLACE MACRO kql_number_of_json(value) AS
  CASE
    WHEN json_type(value) IN ('BIGINT', 'UBIGINT', 'DOUBLE') OR value IN ('"NaN"', '"Infinity"', '"-Infinity"')
      THEN TRY_CAST(json_extract_string(value, '$') AS DOUBLE)
  END;
