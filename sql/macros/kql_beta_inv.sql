-- kql_beta_inv(p, a, b): the x whose cumulative beta distribution is p, by halving; NaN for a or b not in (0, 10000],
-- NULL for p not in (0, 1].
CREATE OR REPLACE MACRO kql_beta_inv(p, a, b) AS
  CASE
    WHEN p IS NULL OR a IS NULL OR b IS NULL OR NOT (p > 0 AND p <= 1) THEN NULL
    WHEN NOT (a > 0 AND a <= 10000 AND b > 0 AND b <= 10000) THEN 'nan'::DOUBLE
    WHEN p = 1 THEN 1::DOUBLE
    ELSE list_reduce(
      list_transform(range(0, 65), lambda _step: {'low': 0::DOUBLE, 'high': 1::DOUBLE}),
      lambda span, _step: CASE
        WHEN kql_beta_cdf((span.low + span.high) / 2, a, b) < p
          THEN {'low': (span.low + span.high) / 2, 'high': span.high}
        ELSE {'low': span.low, 'high': (span.low + span.high) / 2}
      END
    ).high
  END;
