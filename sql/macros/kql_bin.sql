-- kql_bin(value, size): the nearest multiple of size that is not above value; NULL unless size is positive
-- and the multiple a 64-bit number.
-- value, size: BIGINT.
CREATE OR REPLACE MACRO kql_bin(value, size) AS
  CASE
    -- below that the multiple is no 64-bit number
    WHEN size > 0 AND value::BIGINT >= size - 9223372036854775807
      THEN value::BIGINT - value::BIGINT % size - CASE WHEN value::BIGINT % size < 0 THEN size ELSE 0 END
  END;
