-- kql_jaccard_index(first, second): the size of the intersection of two sets by the size of their union; NaN for two
-- empty sets.
CREATE OR REPLACE MACRO kql_jaccard_index(first, second) AS
  list_transform([{
    'a': list_distinct(kql_keys(kql_list(first))), 'b': list_distinct(kql_keys(kql_list(second)))
  }], lambda p: CASE
    WHEN len(p.a) + len(p.b) = 0 THEN CAST('nan' AS DOUBLE)
    ELSE CAST(len(list_intersect(p.a, p.b)) AS DOUBLE) / (len(p.a) + len(p.b) - len(list_intersect(p.a, p.b)))
  END)[1];
