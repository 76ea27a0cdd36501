-- kql_series_dot_product(first, second): the sum of the products of two arrays' elements, place by place, up to the end
-- of the shorter one; what is no number is passed over. NULL for an empty array.
CREATE OR REPLACE TEMPORARY FUNCTION kql_series_dot_product(first STRING, second STRING) RETURNS DOUBLE RETURN
  kql_dot(kql_numbers(first), kql_numbers(second));
