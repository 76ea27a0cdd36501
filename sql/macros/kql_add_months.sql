-- kql_add_months(ticks, months): a datetime moved by calendar months; a day the month does not have becomes its last
-- day, the time of day stays. NULL where that leaves the years 1 to 9999.
CREATE OR REPLACE MACRO kql_add_months(ticks, months) AS
  CASE
    WHEN months BETWEEN -120000 AND 120000
      THEN kql_valid_datetime(
        kql_date_ticks((kql_date(ticks) + to_months(months::INTEGER))::DATE) + ticks % 864000000000
      )
  END;
