-- kql_bin(value, size): the nearest multiple of size that is not above value; NULL unless size is positive.
-- value, size: BIGINT (whole numbers, ticks). Datetimes count from year 1, and so do their bins.
CREATE OR REPLACE MACRO kql_bin(value, size) AS
  CASE WHEN size > 0 THEN value::BIGINT - (value::BIGINT % size + size) % size END;
