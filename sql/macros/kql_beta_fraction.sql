-- kql_beta_fraction(x, a, b): the continued fraction 1 + d1/(1 + d2/(1 + ...)) of the incomplete beta function
-- (DLMF 8.17.22), from its 400th part outward; it converges quickly for x below (a + 1) / (a + b + 2). The numbers
-- are doubles within list_reduce.
CREATE OR REPLACE MACRO kql_beta_fraction(x, a, b) AS
  list_reduce(
    range(400, 0, -1),
    lambda _rest, _n: 1 + CASE
      WHEN _n % 2 = 0 THEN floor(_n / 2) * (b - floor(_n / 2)) * x / ((a + _n - 1) * (a + _n))
      ELSE -(a + floor(_n / 2)) * (a + b + floor(_n / 2)) * x / ((a + _n - 1) * (a + _n))
    END / _rest,
    1::DOUBLE
  );
