-- kql_element_as_real(d): a number as a DOUBLE; NULL for anything else.
CREATE OR REPLACE TEMPORARY FUNCTION kql_element_as_real(d STRING) RETURNS DOUBLE RETURN
  CASE WHEN kql_json_type(d) IN ('BIGINT', 'DOUBLE') THEN TRY_CAST(d AS DOUBLE) END;
