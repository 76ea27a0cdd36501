-- kql_cosine(x, y): the cosine of the angle between two lists of one length; NULL for empty ones.
CREATE OR REPLACE TEMPORARY FUNCTION kql_cosine(x ARRAY<DOUBLE>, y ARRAY<DOUBLE>) RETURNS DOUBLE RETURN
  CASE
    WHEN size(x) > 0 THEN kql_divide(
      kql_total(kql_products(x, y)), sqrt(kql_total(kql_products(x, x)) * kql_total(kql_products(y, y)))
    )
  END;
