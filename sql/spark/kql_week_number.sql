-- kql_week_number(ticks): the Sundays from the start of year 1, a Monday, to a datetime.
CREATE OR REPLACE TEMPORARY FUNCTION kql_week_number(ticks BIGINT) RETURNS BIGINT RETURN
  (ticks div 864000000000 + 1) div 7;
