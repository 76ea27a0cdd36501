-- kql_datetime_add(ticks, span): a datetime moved by a timespan; NULL where that leaves the years 1 to 9999.
-- Comparing before adding keeps the sum from overflowing.
CREATE OR REPLACE MACRO kql_datetime_add(ticks, span) AS
  CASE WHEN span BETWEEN -ticks AND 3155378975999999999 - ticks THEN ticks + span END;
