-- kql_element_as_bool(d): true or false, also of a whole number; NULL for anything else.
CREATE OR REPLACE TEMPORARY FUNCTION kql_element_as_bool(d STRING) RETURNS BOOLEAN RETURN
  CASE
    WHEN d = 'true' THEN true
    WHEN d = 'false' THEN false
    WHEN rlike(d, '^-?[0-9]+$') THEN TRY_CAST(d AS DECIMAL(38, 0)) <> 0
  END;
