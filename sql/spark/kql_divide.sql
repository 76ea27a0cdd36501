-- kql_divide(a, b): real / real as IEEE 754 has it: infinite or NaN where b is 0, where the engine would fail.
CREATE OR REPLACE TEMPORARY FUNCTION kql_divide(a DOUBLE, b DOUBLE) RETURNS DOUBLE RETURN
  CASE WHEN b = 0 THEN a * power(b, -1e0) ELSE try_divide(a, b) END;
