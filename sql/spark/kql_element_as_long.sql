-- kql_element_as_long(d): a number as a BIGINT, fractions cut off; NULL for anything else and where it does not fit.
CREATE OR REPLACE TEMPORARY FUNCTION kql_element_as_long(d STRING) RETURNS BIGINT RETURN
  CASE kql_json_type(d)
    WHEN 'BIGINT' THEN TRY_CAST(d AS BIGINT)
    WHEN 'DOUBLE' THEN kql_cut(TRY_CAST(d AS DOUBLE))
  END;
