-- kql_range_long(first, last, step): whole numbers from one to another, the last included, at most 1,048,576 of them;
-- NULL where a bound is null or the step is 0.
CREATE OR REPLACE TEMPORARY FUNCTION kql_range_long(first BIGINT, last BIGINT, step BIGINT) RETURNS ARRAY<BIGINT> RETURN
  CASE
    WHEN first IS NULL OR last IS NULL OR step IS NULL OR step = 0 THEN NULL
    WHEN (step > 0 AND first > last) OR (step < 0 AND first < last) THEN CAST(array() AS ARRAY<BIGINT>)
    ELSE sequence(
      first,
      CASE
        WHEN step > 0 THEN least(last, coalesce(try_add(first, try_multiply(step, 1048575L)), last))
        ELSE greatest(last, coalesce(try_add(first, try_multiply(step, 1048575L)), last))
      END,
      step
    )
  END;
