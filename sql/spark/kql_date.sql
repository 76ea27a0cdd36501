-- kql_date(ticks): the DATE of a datetime.
CREATE OR REPLACE TEMPORARY FUNCTION kql_date(ticks BIGINT) RETURNS DATE RETURN
  date_add(DATE'0001-01-01', CAST(ticks div 864000000000 AS INT));
