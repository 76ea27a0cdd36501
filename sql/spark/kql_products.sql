-- kql_products(x, y): the products of two lists place by place, as many as the shorter one has.
CREATE OR REPLACE TEMPORARY FUNCTION kql_products(x ARRAY<DOUBLE>, y ARRAY<DOUBLE>) RETURNS ARRAY<DOUBLE> RETURN
  slice(zip_with(x, y, (a, b) -> a * b), 1, least(size(x), size(y)));
