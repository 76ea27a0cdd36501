-- kql_shift_right(value, shift): the 64 bits of a long moved right by shift modulo 64, the sign kept; NULL for a
-- negative shift.
CREATE OR REPLACE TEMPORARY FUNCTION kql_shift_right(value BIGINT, shift BIGINT) RETURNS BIGINT RETURN
  CASE WHEN shift >= 0 THEN shiftright(value, CAST(shift % 64 AS INT)) END;
