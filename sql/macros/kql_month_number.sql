-- kql_month_number(ticks): the months from January of year 1 to the month of a datetime.
CREATE OR REPLACE MACRO kql_month_number(ticks) AS
  year(kql_date(ticks)) * 12 + month(kql_date(ticks)) - 13;
