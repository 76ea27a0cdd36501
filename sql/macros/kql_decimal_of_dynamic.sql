-- kql_decimal_of_dynamic(d): a dynamic value as a decimal, held as a DOUBLE: true is 1, text is read; NULL for arrays, bags
-- and null.
CREATE OR REPLACE MACRO kql_decimal_of_dynamic(d) AS
  CASE json_type(d) WHEN 'VARCHAR' THEN kql_decimal_of_text(d ->> '$') ELSE kql_real_of_dynamic(d) END;
