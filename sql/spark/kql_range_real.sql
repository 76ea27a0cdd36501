-- kql_range_real(first, last, step): numbers from one to another, the last included, at most 1,048,576 of them; NULL
-- where a bound is null or the step is 0.
CREATE OR REPLACE TEMPORARY FUNCTION kql_range_real(first DOUBLE, last DOUBLE, step DOUBLE) RETURNS ARRAY<DOUBLE> RETURN
  CASE
    WHEN step <> 0 AND first IS NOT NULL AND last IS NOT NULL THEN transform(
      filter(
        sequence(0, greatest(CAST(least(floor(try_divide(last - first, step)) + 1, 1048576) AS INT), 1) - 1),
        place -> place < floor(try_divide(last - first, step)) + 1
      ),
      place -> first + place * step
    )
  END;
