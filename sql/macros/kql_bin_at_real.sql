-- kql_bin_at_real(value, size, fixed): the nearest point not above value that lies a multiple of size away from
-- fixed; NULL unless size is positive.
CREATE OR REPLACE MACRO kql_bin_at_real(value, size, fixed) AS
  CASE WHEN size > 0 THEN fixed + floor((value - fixed) / size) * size END;
