-- kql_element_by(d, selector): the member of a bag or element of an array that a dynamic value selects.
CREATE OR REPLACE TEMPORARY FUNCTION kql_element_by(d STRING, selector STRING) RETURNS STRING RETURN
  CASE kql_json_type(selector)
    WHEN 'VARCHAR' THEN kql_element(d, kql_text(selector))
    WHEN 'BIGINT' THEN kql_element_at(d, TRY_CAST(selector AS BIGINT))
  END;
