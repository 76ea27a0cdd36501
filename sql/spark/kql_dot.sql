-- kql_dot(x, y): the sum of the products of two lists, cut to the shorter one; NULL where one is empty.
CREATE OR REPLACE TEMPORARY FUNCTION kql_dot(x ARRAY<DOUBLE>, y ARRAY<DOUBLE>) RETURNS DOUBLE RETURN
  CASE WHEN size(x) > 0 AND size(y) > 0 THEN coalesce(kql_total(kql_products(x, y)), 0e0) END;
