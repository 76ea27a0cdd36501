-- kql_datetime_subtract(ticks, span): a datetime moved back by a timespan; NULL where that leaves the years 1 to
-- 9999.
CREATE OR REPLACE TEMPORARY FUNCTION kql_datetime_subtract(ticks BIGINT, span BIGINT) RETURNS BIGINT RETURN
  CASE WHEN span BETWEEN ticks - 3155378975999999999 AND ticks THEN ticks - span END;
