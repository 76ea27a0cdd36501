-- kql_range_long(first, last, step): whole numbers from one to another, the last included, at most 1,048,576 of them;
-- NULL where a bound is null or the step is 0.
CREATE OR REPLACE MACRO kql_range_long(first, last, step) AS
  list_transform([{
    'first': CAST(first AS BIGINT), 'last': CAST(last AS BIGINT), 'step': nullif(CAST(step AS BIGINT), 0)
  }], lambda p: CASE WHEN p.first + p.last + p.step IS NOT NULL THEN generate_series(
    p.first,
    CASE
      WHEN p.step > 0 THEN least(p.last, p.first + p.step * 1048575)
      ELSE greatest(p.last, p.first + p.step * 1048575)
    END,
    p.step
  ) END)[1];
