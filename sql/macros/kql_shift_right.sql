-- kql_shift_right(value, shift): the 64 bits of a long moved right by shift modulo 64, the sign kept; NULL for a
-- negative shift.
CREATE OR REPLACE MACRO kql_shift_right(value, shift) AS
  CASE WHEN shift >= 0 THEN value::BIGINT >> (shift::BIGINT % 64) END;
