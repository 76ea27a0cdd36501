-- kql_correlation(x, y): Pearson's correlation of two lists; NULL where their lengths differ or an element is NULL.
CREATE OR REPLACE TEMPORARY FUNCTION kql_correlation(x ARRAY<DOUBLE>, y ARRAY<DOUBLE>) RETURNS DOUBLE RETURN
  CASE
    WHEN size(x) = size(y) AND NOT exists(x, value -> value IS NULL) AND NOT exists(y, value -> value IS NULL)
      THEN kql_cosine(kql_without_mean(x, kql_mean(x)), kql_without_mean(y, kql_mean(y)))
  END;
