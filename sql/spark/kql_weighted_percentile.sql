-- kql_weighted_percentile(pairs, percent): the least value v of a list of {v, w}, ordered by v, up to which the
-- weights make up at least so many percent of all. NULL for an empty list.
CREATE OR REPLACE TEMPORARY FUNCTION kql_weighted_percentile(pairs ARRAY<STRUCT<v: BIGINT, w: BIGINT>>, percent DOUBLE) RETURNS BIGINT RETURN
  aggregate(
    pairs,
    named_struct('v', CAST(NULL AS BIGINT), 'w', 0e0, 'done', false),
    (sum, p) -> CASE
      WHEN sum.done THEN sum
      ELSE named_struct('v', p.v, 'w', sum.w + p.w, 'done', (sum.w + p.w) * 100 >= percent * aggregate(pairs, 0e0, (total, q) -> total + q.w))
    END
  ).v;
