-- kql_startofmonth(ticks): the start of the month of a datetime.
CREATE OR REPLACE TEMPORARY FUNCTION kql_startofmonth(ticks BIGINT) RETURNS BIGINT RETURN
  kql_month_start(kql_month_number(ticks));
