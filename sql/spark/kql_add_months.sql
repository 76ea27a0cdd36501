-- kql_add_months(ticks, months): a datetime moved by calendar months; a day the month does not have becomes its last
-- day, the time of day stays. NULL where that leaves the years 1 to 9999.
CREATE OR REPLACE TEMPORARY FUNCTION kql_add_months(ticks BIGINT, months BIGINT) RETURNS BIGINT RETURN
  CASE
    WHEN months BETWEEN -120000 AND 120000 AND kql_month_number(ticks) + months BETWEEN 0 AND 119987
      THEN datediff(
        add_months(
          date_add(DATE'0001-01-01', CAST(ticks div 864000000000 AS INT)),
          CAST(greatest(least(months, 120000), -120000) AS INT)
        ),
        DATE'0001-01-01'
      ) * 864000000000 + ticks % 864000000000
  END;
