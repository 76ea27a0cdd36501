-- kql_shift_left(value, shift): the 64 bits of a long moved left by shift modulo 64; NULL for a negative shift.
-- The bits that fall off are masked first: DuckDB's own << raises where they are set.
CREATE OR REPLACE MACRO kql_shift_left(value, shift) AS
  CASE
    WHEN shift >= 0
      THEN kql_wrap(
        (value::HUGEINT & (pow(2, 64 - shift % 64)::HUGEINT - 1)) * pow(2, shift % 64)::HUGEINT
      )
  END;
