-- kql_month_start(number): the start of a month, counted from January of year 1; NULL outside of the years 1 to 9999.
CREATE OR REPLACE MACRO kql_month_start(number) AS
  CASE
    WHEN number BETWEEN 0 AND 119987 THEN kql_date_ticks(make_date(number // 12 + 1, number % 12 + 1, 1))
  END;
