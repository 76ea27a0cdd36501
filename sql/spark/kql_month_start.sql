-- kql_month_start(number): the start of a month, counted from January of year 1; NULL outside of the years 1 to 9999.
CREATE OR REPLACE TEMPORARY FUNCTION kql_month_start(number BIGINT) RETURNS BIGINT RETURN
  CASE
    WHEN number BETWEEN 0 AND 119987
      THEN datediff(make_date(CAST(number div 12 + 1 AS INT), CAST(number % 12 + 1 AS INT), 1), DATE'0001-01-01')
        * 864000000000
  END;
