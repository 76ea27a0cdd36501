-- kql_datetime_add(ticks, span): a datetime moved by a timespan; NULL where that leaves the years 1 to 9999.
-- Comparing before adding keeps the sum from overflowing.
CREATE OR REPLACE TEMPORARY FUNCTION kql_datetime_add(ticks BIGINT, span BIGINT) RETURNS BIGINT RETURN
  CASE WHEN span BETWEEN -ticks AND 3155378975999999999 - ticks THEN ticks + span END;
