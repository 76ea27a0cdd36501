-- kql_round_decimal(x, digits): a decimal, held as a DOUBLE, rounded by its decimal digits, halves away from zero: 1.255
-- is no double, and the one nearest to it lies below. Beyond 10^22 a double has no digits to round.
CREATE OR REPLACE MACRO kql_round_decimal(x, digits) AS
  CASE WHEN abs(x) < 1e22 THEN round(x::DECIMAL(38, 15), digits)::DOUBLE ELSE round(x, digits) END;
