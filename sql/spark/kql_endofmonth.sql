-- kql_endofmonth(ticks): the last tick of the month of a datetime.
CREATE OR REPLACE TEMPORARY FUNCTION kql_endofmonth(ticks BIGINT) RETURNS BIGINT RETURN
  kql_month_end(kql_month_number(ticks));
