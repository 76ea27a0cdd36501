-- kql_decimal_of_dynamic(d): a dynamic value as a decimal, held as a DOUBLE: true is 1, text is read; NULL for
-- arrays, bags and null.
CREATE OR REPLACE TEMPORARY FUNCTION kql_decimal_of_dynamic(d STRING) RETURNS DOUBLE RETURN
  CASE kql_json_type(d) WHEN 'VARCHAR' THEN kql_decimal_of_text(kql_text(d)) ELSE kql_real_of_dynamic(d) END;
