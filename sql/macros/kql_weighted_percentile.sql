-- kql_weighted_percentile(pairs, percent): the least value v of a list of {v, w}, ordered by v, up to which the
-- weights make up at least so many percent of all. NULL for an empty list.
CREATE OR REPLACE MACRO kql_weighted_percentile(pairs, percent) AS
  list_transform([{
    'pairs': pairs,
    'all': list_sum(list_transform(pairs, lambda p: p.w))
  }], lambda whole:
    list_reduce(
      list_transform(whole.pairs, lambda p: {'v': p.v, 'w': p.w::DOUBLE, 'done': p.w * 100.0 >= percent * whole.all}),
      lambda sum, p: CASE
        WHEN sum.done THEN sum
        ELSE {'v': p.v, 'w': sum.w + p.w, 'done': (sum.w + p.w) * 100.0 >= percent * whole.all}
      END
    ).v)[1];
