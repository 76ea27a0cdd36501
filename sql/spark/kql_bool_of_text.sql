-- kql_bool_of_text(s): true and false in any case, without blanks around; a whole number is true unless it is 0.
CREATE OR REPLACE TEMPORARY FUNCTION kql_bool_of_text(s STRING) RETURNS BOOLEAN RETURN
  CASE lower(s) WHEN 'true' THEN true WHEN 'false' THEN false ELSE kql_long_of_text(s) <> 0 END;
