-- kql_both_whole(first, second): whether two JSON values are whole numbers.
CREATE OR REPLACE MACRO kql_both_whole(first, second) AS
  coalesce(json_type(first) IN ('BIGINT', 'UBIGINT') AND json_type(second) IN ('BIGINT', 'UBIGINT'), false);
