-- kql_erf(x): the error function of a real, by the series 2x/sqrt(pi) * exp(-x^2) * (1 + 2x^2/3 * (1 + 2x^2/5 * (...))),
-- whose terms are all positive. From 6 on it is 1 to the last digit.
CREATE OR REPLACE MACRO kql_erf(x) AS
  CASE
    WHEN isnan(x) THEN x
    WHEN abs(x) >= 6 THEN sign(x)::DOUBLE
    ELSE 2 * x / sqrt(pi()) * exp(-x * x)
      * list_reduce(range(150, 0, -1), lambda _sum, _n: 1 + _sum * 2 * x * x / (2 * _n + 1), 1::DOUBLE)
  END;
