-- kql_bin_real(value, size): the nearest multiple of size that is not above value; NULL unless size is positive. A
-- quotient past 9e15 has no fraction, and floor() gives a BIGINT.
CREATE OR REPLACE TEMPORARY FUNCTION kql_bin_real(value DOUBLE, size DOUBLE) RETURNS DOUBLE RETURN
  CASE
    WHEN size > 0
      THEN CASE WHEN abs(value / size) < 9e15 THEN CAST(floor(value / size) AS DOUBLE) ELSE value / size END * size
  END;
