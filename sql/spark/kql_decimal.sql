-- kql_decimal(x): the result of decimal arithmetic, held as a DOUBLE: the number of 15 digits nearest to it, so that
-- 0.1 + 0.2 is 0.3; NULL where it is no finite number.
CREATE OR REPLACE TEMPORARY FUNCTION kql_decimal(x DOUBLE) RETURNS DOUBLE RETURN
  CASE
    WHEN NOT isnan(x) AND abs(x) < CAST('Infinity' AS DOUBLE) THEN CAST(format_number(x, '0.##############E0') AS DOUBLE)
  END;
