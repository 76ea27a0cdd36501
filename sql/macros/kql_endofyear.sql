-- kql_endofyear(ticks): the last tick of the year of a datetime.
CREATE OR REPLACE MACRO kql_endofyear(ticks) AS
  kql_date_ticks(make_date(year(kql_date(ticks)), 12, 31)) + 863999999999;
