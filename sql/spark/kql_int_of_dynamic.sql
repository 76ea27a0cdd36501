-- kql_int_of_dynamic(d): a dynamic value as an int: numbers are cut toward zero and wrap round at 32 bits, true is 1,
-- text is read; NULL for arrays, bags, null and what does not fit.
CREATE OR REPLACE TEMPORARY FUNCTION kql_int_of_dynamic(d STRING) RETURNS BIGINT RETURN
  CASE kql_json_type(d)
    WHEN 'VARCHAR' THEN kql_int_of_text(kql_text(d))
    ELSE kql_int32(kql_long_of_dynamic(d))
  END;
