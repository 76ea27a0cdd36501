-- kql_startofyear(ticks): the start of the year of a datetime.
CREATE OR REPLACE MACRO kql_startofyear(ticks) AS
  kql_date_ticks(date_trunc('year', kql_date(ticks))::DATE);
