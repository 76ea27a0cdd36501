-- kql_beta_pdf(x, a, b): the density of the beta distribution; NaN outside of 0 < x < 1 and for a or b up to 0.
CREATE OR REPLACE MACRO kql_beta_pdf(x, a, b) AS
  CASE
    WHEN x > 0 AND x < 1 AND a > 0 AND b > 0
      THEN exp((a - 1) * ln(x) + (b - 1) * ln(1 - x) + lgamma(a + b) - lgamma(a) - lgamma(b))
    ELSE x + a + b + 'nan'::DOUBLE
  END;
