-- kql_welch_test(m1, v1, n1, m2, v2, n2): the two-sided p-value of Welch's t-test of two means, variances and counts.
-- With t the difference in standard errors and f the degrees of freedom it is the beta distribution of f/2 and 1/2 at
-- f / (f + t^2).
CREATE OR REPLACE MACRO kql_welch_test(m1, v1, n1, m2, v2, n2) AS
  list_transform(
    [
      {
        't2': (m1 - m2) * (m1 - m2) / (v1 / n1 + v2 / n2),
        'f': (v1 / n1 + v2 / n2) * (v1 / n1 + v2 / n2)
          / (v1 * v1 / (n1 * n1 * (n1 - 1)) + v2 * v2 / (n2 * n2 * (n2 - 1)))
      }
    ],
    lambda _p: kql_beta_cdf(_p.f / (_p.f + _p.t2), _p.f / 2, 0.5::DOUBLE)
  )[1];
