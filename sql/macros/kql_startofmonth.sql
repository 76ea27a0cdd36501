-- kql_startofmonth(ticks): the start of the month of a datetime.
CREATE OR REPLACE MACRO kql_startofmonth(ticks) AS
  kql_date_ticks(date_trunc('month', kql_date(ticks))::DATE);
