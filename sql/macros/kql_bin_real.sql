-- kql_bin_real(value, size): the nearest multiple of size that is not above value; NULL unless size is positive.
CREATE OR REPLACE MACRO kql_bin_real(value, size) AS
  CASE WHEN size > 0 THEN floor(value / size) * size END;
