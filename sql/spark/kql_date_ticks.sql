-- kql_date_ticks(day): the ticks at the start of a DATE.
CREATE OR REPLACE TEMPORARY FUNCTION kql_date_ticks(day DATE) RETURNS BIGINT RETURN
  datediff(day, DATE'0001-01-01') * 864000000000;
