-- kql_startofyear(ticks): the start of the year of a datetime.
CREATE OR REPLACE TEMPORARY FUNCTION kql_startofyear(ticks BIGINT) RETURNS BIGINT RETURN
  kql_month_start(kql_month_number(ticks) div 12 * 12);
