-- kql_shift_left(value, shift): the 64 bits of a long moved left by shift modulo 64; NULL for a negative shift.
CREATE OR REPLACE TEMPORARY FUNCTION kql_shift_left(value BIGINT, shift BIGINT) RETURNS BIGINT RETURN
  CASE WHEN shift >= 0 THEN shiftleft(value, CAST(shift % 64 AS INT)) END;
