-- kql_datetime_subtract(ticks, span): a datetime moved back by a timespan; NULL where that leaves the years 1 to 9999.
CREATE OR REPLACE MACRO kql_datetime_subtract(ticks, span) AS
  CASE WHEN span BETWEEN ticks - 3155378975999999999 AND ticks THEN ticks - span END;
