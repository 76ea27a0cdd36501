-- kql_erf(x): the error function of a real, by the series 2x/sqrt(pi) * exp(-x^2) * (1 + 2x^2/3 * (1 + 2x^2/5 * (...))),
-- whose terms are all positive. From 6 on it is 1 to the last digit.
CREATE OR REPLACE TEMPORARY FUNCTION kql_erf(x DOUBLE) RETURNS DOUBLE RETURN
  CASE
    WHEN isnan(x) THEN x
    WHEN abs(x) >= 6 THEN sign(x)
    ELSE 2 * x / sqrt(pi()) * exp(-x * x)
      * aggregate(sequence(150, 1, -1), 1e0, (sum, n) -> 1 + sum * 2 * x * x / (2 * n + 1))
  END;
