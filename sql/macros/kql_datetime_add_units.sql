-- kql_datetime_add_units(ticks, count, unit): a datetime moved by count times unit ticks; NULL where that leaves the
-- years 1 to 9999. Comparing before multiplying keeps the product from overflowing.
CREATE OR REPLACE MACRO kql_datetime_add_units(ticks, count, unit) AS
  CASE
    WHEN count BETWEEN -(ticks // unit) AND (3155378975999999999 - ticks) // unit THEN ticks + count::BIGINT * unit
  END;
