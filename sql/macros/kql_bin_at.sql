-- kql_bin_at(value, size, fixed): the nearest point not above value that lies a multiple of size away from fixed;
-- NULL unless size is positive. All BIGINT.
CREATE OR REPLACE MACRO kql_bin_at(value, size, fixed) AS
  CASE
    WHEN size > 0
      THEN TRY_CAST(value::HUGEINT - (value::HUGEINT - fixed) % size
        - CASE WHEN (value::HUGEINT - fixed) % size < 0 THEN size ELSE 0 END AS BIGINT)
  END;
