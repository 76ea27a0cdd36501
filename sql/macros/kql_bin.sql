-- kql_bin(value, size): the nearest multiple of size that is not above value; NULL unless size is positive.
-- value, size: BIGINT.
CREATE OR REPLACE MACRO kql_bin(value, size) AS
  CASE
    WHEN size > 0
      THEN value::BIGINT - value::BIGINT % size - CASE WHEN value::BIGINT % size < 0 THEN size ELSE 0 END
  END;
