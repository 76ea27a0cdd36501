-- kql_total(numbers): the sum of a list, NULLs passed over; NULL where there is nothing else.
CREATE OR REPLACE TEMPORARY FUNCTION kql_total(numbers ARRAY<DOUBLE>) RETURNS DOUBLE RETURN
  CASE
    WHEN exists(numbers, x -> x IS NOT NULL)
      THEN aggregate(numbers, 0e0, (total, x) -> total + coalesce(x, 0e0))
  END;
