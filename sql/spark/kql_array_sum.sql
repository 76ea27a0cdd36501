-- kql_array_sum(d): the sum of an array of numbers as a DOUBLE; NULL where an element is no number, null included.
CREATE OR REPLACE TEMPORARY FUNCTION kql_array_sum(d STRING) RETURNS DOUBLE RETURN
  CASE
    WHEN forall(kql_list(d), item -> coalesce(item RLIKE '^-?[0-9]', false))
      THEN aggregate(kql_list(d), CAST(0 AS DOUBLE), (total, item) -> total + TRY_CAST(item AS DOUBLE))
  END;
