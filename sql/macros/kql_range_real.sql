-- kql_range_real(first, last, step): numbers from one to another, the last included, at most 1,048,576 of them; NULL
-- where a bound is null or the step is 0.
CREATE OR REPLACE MACRO kql_range_real(first, last, step) AS
  list_transform([{
    'first': CAST(first AS DOUBLE), 'last': CAST(last AS DOUBLE), 'step': nullif(CAST(step AS DOUBLE), 0)
  }], lambda p: list_transform(
    range(0, CAST(least(greatest(floor((p.last - p.first) / p.step) + 1, 0), 1048576) AS BIGINT)),
    lambda place: p.first + place * p.step
  ))[1];
