-- kql_weighted_percentile_real(pairs, percent): kql_weighted_percentile of reals.
CREATE OR REPLACE TEMPORARY FUNCTION kql_weighted_percentile_real(pairs ARRAY<STRUCT<v: DOUBLE, w: BIGINT>>, percent DOUBLE) RETURNS DOUBLE RETURN
  aggregate(
    pairs,
    named_struct('v', CAST(NULL AS DOUBLE), 'w', 0e0, 'done', false),
    (sum, p) -> CASE
      WHEN sum.done THEN sum
      ELSE named_struct('v', p.v, 'w', sum.w + p.w, 'done', (sum.w + p.w) * 100 >= percent * aggregate(pairs, 0e0, (total, q) -> total + q.w))
    END
  ).v;
