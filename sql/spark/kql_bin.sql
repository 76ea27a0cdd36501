-- kql_bin(value, size): the nearest multiple of size that is not above value; NULL unless size is positive and the
-- multiple a 64-bit number.
CREATE OR REPLACE TEMPORARY FUNCTION kql_bin(value BIGINT, size BIGINT) RETURNS BIGINT RETURN
  CASE
    -- below that the multiple is no 64-bit number
    WHEN size > 0 AND value >= size - 9223372036854775807
      THEN value - value % size - CASE WHEN value % size < 0 THEN size ELSE 0 END
  END;
