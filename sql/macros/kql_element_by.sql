-- kql_element_by(value, selector): the member of a bag or element of an array that a dynamic value selects.
CREATE OR REPLACE MACRO kql_element_by(value, selector) AS
  list_transform([{'v': value, 's': selector}], lambda p: CASE
    WHEN json_type(p.s) = 'VARCHAR' THEN kql_element(p.v, json_extract_string(p.s, '$'))
    WHEN json_type(p.s) IN ('BIGINT', 'UBIGINT') THEN kql_element_at(p.v, TRY_CAST(p.s AS BIGINT))
  END)[1];
