-- kql_endofyear(ticks): the last tick of the year of a datetime.
CREATE OR REPLACE TEMPORARY FUNCTION kql_endofyear(ticks BIGINT) RETURNS BIGINT RETURN
  kql_month_end(kql_month_number(ticks) div 12 * 12 + 11);
