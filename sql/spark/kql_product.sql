-- kql_product(numbers): the product of a list, NULLs passed over; NULL where there is nothing else.
CREATE OR REPLACE TEMPORARY FUNCTION kql_product(numbers ARRAY<DOUBLE>) RETURNS DOUBLE RETURN
  CASE
    WHEN exists(numbers, x -> x IS NOT NULL)
      THEN aggregate(numbers, 1e0, (product, x) -> product * coalesce(x, 1e0))
  END;
