-- kql_long_of_dynamic(d): a dynamic value as a long: numbers are cut toward zero, true is 1, text is read; NULL for
-- arrays, bags, null and what does not fit.
CREATE OR REPLACE MACRO kql_long_of_dynamic(d) AS
  CASE json_type(d)
    WHEN 'UBIGINT' THEN TRY_CAST(d ->> '$' AS BIGINT)
    WHEN 'BIGINT' THEN TRY_CAST(d ->> '$' AS BIGINT)
    WHEN 'DOUBLE' THEN TRY_CAST(trunc(TRY_CAST(d ->> '$' AS DOUBLE)) AS BIGINT)
    WHEN 'BOOLEAN' THEN (d ->> '$' = 'true')::BIGINT
    WHEN 'VARCHAR' THEN kql_long_of_text(d ->> '$')
  END;
