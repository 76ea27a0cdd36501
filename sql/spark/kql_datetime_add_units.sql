-- kql_datetime_add_units(ticks, count, unit): a datetime moved by count times unit ticks; NULL where that leaves the
-- years 1 to 9999. Comparing before multiplying keeps the product from overflowing.
CREATE OR REPLACE TEMPORARY FUNCTION kql_datetime_add_units(ticks BIGINT, count BIGINT, unit BIGINT) RETURNS BIGINT RETURN
  CASE
    WHEN count BETWEEN -(ticks div unit) AND (3155378975999999999 - ticks) div unit THEN ticks + count * unit
  END;
