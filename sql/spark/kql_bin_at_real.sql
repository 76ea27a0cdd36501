-- kql_bin_at_real(value, size, fixed): the nearest point not above value that lies a multiple of size away from
-- fixed; NULL unless size is positive.
CREATE OR REPLACE TEMPORARY FUNCTION kql_bin_at_real(value DOUBLE, size DOUBLE, fixed DOUBLE) RETURNS DOUBLE RETURN
  CASE WHEN size > 0 THEN fixed + CASE WHEN abs((value - fixed) / size) < 9e15 THEN CAST(floor((value - fixed) / size) AS DOUBLE) ELSE (value - fixed) / size END * size END;
