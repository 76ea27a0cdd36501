-- kql_element_as_bool(d): true or false; NULL for anything else.
CREATE OR REPLACE TEMPORARY FUNCTION kql_element_as_bool(d STRING) RETURNS BOOLEAN RETURN
  CASE d WHEN 'true' THEN true WHEN 'false' THEN false END;
