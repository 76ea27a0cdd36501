-- kql_log(x, base): the logarithm of a real to the base e (0), 2 or 10; -inf for 0, NULL below it.
CREATE OR REPLACE TEMPORARY FUNCTION kql_log(x DOUBLE, base INT) RETURNS DOUBLE RETURN
  CASE
    WHEN x < 0 THEN NULL
    WHEN x = 0 THEN CAST('-Infinity' AS DOUBLE)
    WHEN base = 2 THEN log2(x)
    WHEN base = 10 THEN log10(x)
    ELSE ln(x)
  END;
