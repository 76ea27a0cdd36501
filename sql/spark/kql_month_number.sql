-- kql_month_number(ticks): the months from January of year 1 to the month of a datetime.
CREATE OR REPLACE TEMPORARY FUNCTION kql_month_number(ticks BIGINT) RETURNS BIGINT RETURN
  CAST(year(date_add(DATE'0001-01-01', CAST(ticks div 864000000000 AS INT))) * 12
    + month(date_add(DATE'0001-01-01', CAST(ticks div 864000000000 AS INT))) - 13 AS BIGINT);
