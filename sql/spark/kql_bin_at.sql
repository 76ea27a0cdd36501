-- kql_bin_at(value, size, fixed): the nearest point not above value that lies a multiple of size away from fixed;
-- NULL unless size is positive.
CREATE OR REPLACE TEMPORARY FUNCTION kql_bin_at(value BIGINT, size BIGINT, fixed BIGINT) RETURNS BIGINT RETURN
  CASE
    WHEN size > 0 THEN TRY_CAST(
      CAST(value AS DECIMAL(20, 0)) - pmod(CAST(value AS DECIMAL(20, 0)) - CAST(fixed AS DECIMAL(20, 0)), CAST(size AS DECIMAL(20, 0)))
      AS BIGINT)
  END;
