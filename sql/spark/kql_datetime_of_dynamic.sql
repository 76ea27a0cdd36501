-- kql_datetime_of_dynamic(d): a dynamic value as a datetime: text is read, a number is ticks since year 1.
CREATE OR REPLACE TEMPORARY FUNCTION kql_datetime_of_dynamic(d STRING) RETURNS BIGINT RETURN
  CASE kql_json_type(d)
    WHEN 'VARCHAR' THEN kql_datetime_of_text(kql_text(d))
    WHEN 'BOOLEAN' THEN NULL
    ELSE kql_valid_datetime(kql_long_of_dynamic(d))
  END;
