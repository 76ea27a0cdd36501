-- kql_timespan_of_dynamic(d): a dynamic value as a timespan: text is read, a number is ticks.
CREATE OR REPLACE TEMPORARY FUNCTION kql_timespan_of_dynamic(d STRING) RETURNS BIGINT RETURN
  CASE kql_json_type(d)
    WHEN 'VARCHAR' THEN kql_timespan_of_text(kql_text(d))
    WHEN 'BOOLEAN' THEN NULL
    ELSE kql_long_of_dynamic(d)
  END;
