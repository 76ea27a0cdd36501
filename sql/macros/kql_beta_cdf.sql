-- kql_beta_cdf(x, a, b): the cumulative beta distribution; NaN outside of 0 <= x <= 1 and for a or b not in (0, 10000].
CREATE OR REPLACE MACRO kql_beta_cdf(x, a, b) AS
  CASE
    WHEN x IS NULL OR a IS NULL OR b IS NULL THEN NULL
    WHEN NOT (x BETWEEN 0 AND 1 AND a > 0 AND a <= 10000 AND b > 0 AND b <= 10000) THEN 'nan'::DOUBLE
    WHEN x = 0 OR x = 1 THEN x
    WHEN x < (a + 1) / (a + b + 2)
      THEN exp(a * ln(x) + b * ln(1 - x) + lgamma(a + b) - lgamma(a) - lgamma(b))
        / a / kql_beta_fraction(x, a, b)
    ELSE 1 - exp(a * ln(x) + b * ln(1 - x) + lgamma(a + b) - lgamma(a) - lgamma(b))
      / b / kql_beta_fraction(1 - x, b, a)
  END;
