-- kql_endofmonth(ticks): the last tick of the month of a datetime.
CREATE OR REPLACE MACRO kql_endofmonth(ticks) AS
  kql_date_ticks(last_day(kql_date(ticks))) + 863999999999;
