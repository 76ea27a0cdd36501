-- kql_sets_index(a, b): the size of the intersection of two sets by the size of their union; NaN for two empty sets.
CREATE OR REPLACE TEMPORARY FUNCTION kql_sets_index(a ARRAY<STRING>, b ARRAY<STRING>) RETURNS DOUBLE RETURN
  CASE
    WHEN size(a) + size(b) = 0 THEN CAST('NaN' AS DOUBLE)
    ELSE CAST(size(array_intersect(a, b)) AS DOUBLE) / size(array_union(a, b))
  END;
