-- kql_json_key(value): a text that is the same for equal dynamic values: 1 and 1.0 are one value, 1 and "1" are two.
CREATE OR REPLACE MACRO kql_json_key(value) AS
  CASE
    WHEN value IS NULL THEN 'null'
    WHEN json_type(value) <> 'DOUBLE' THEN CAST(value AS VARCHAR)
    WHEN TRY_CAST(value AS DOUBLE) = trunc(TRY_CAST(value AS DOUBLE)) AND abs(TRY_CAST(value AS DOUBLE)) < 9e15
      THEN CAST(CAST(TRY_CAST(value AS DOUBLE) AS BIGINT) AS VARCHAR)
    ELSE CAST(TRY_CAST(value AS DOUBLE) AS VARCHAR)
  END;
