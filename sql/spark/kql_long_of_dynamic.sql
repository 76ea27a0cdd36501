-- kql_long_of_dynamic(d): a dynamic value as a long: numbers are cut toward zero, true is 1, text is read; NULL for
-- arrays, bags, null and what does not fit.
CREATE OR REPLACE TEMPORARY FUNCTION kql_long_of_dynamic(d STRING) RETURNS BIGINT RETURN
  CASE kql_json_type(d)
    WHEN 'BIGINT' THEN TRY_CAST(d AS BIGINT)
    WHEN 'DOUBLE' THEN kql_cut(TRY_CAST(d AS DOUBLE))
    WHEN 'BOOLEAN' THEN TRY_CAST(d = 'true' AS BIGINT)
    WHEN 'VARCHAR' THEN kql_long_of_text(kql_text(d))
  END;
