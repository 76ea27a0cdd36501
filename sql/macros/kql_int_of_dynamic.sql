-- kql_int_of_dynamic(d): a dynamic value as an int: numbers are cut toward zero and wrap round at 32 bits, true is 1,
-- text is read; NULL for arrays, bags, null and what does not fit.
CREATE OR REPLACE MACRO kql_int_of_dynamic(d) AS
  CASE json_type(d)
    WHEN 'VARCHAR' THEN kql_int_of_text(d ->> '$')
    ELSE kql_int32(kql_long_of_dynamic(d))
  END;
