-- kql_decimal(x): the result of decimal arithmetic, held as a DOUBLE: the number of 15 digits nearest to it, so that
-- 0.1 + 0.2 is 0.3; NULL where it is no finite number.
CREATE OR REPLACE MACRO kql_decimal(x) AS CASE WHEN isfinite(x) THEN format('{:.15g}', x)::DOUBLE END;
