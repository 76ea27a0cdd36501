-- kql_timespan_text(ticks): a timespan as text, [-][d.]hh:mm:ss[.fffffff]; the fraction has seven digits or none.
-- ticks: BIGINT, 100 ns, signed; NULL gives NULL.
-- The smallest BIGINT has no positive twin, so the size is taken as a HUGEINT.
CREATE OR REPLACE MACRO kql_timespan_text(ticks) AS
  CASE WHEN ticks < 0 THEN '-' ELSE '' END
  || CASE
    WHEN abs(ticks::HUGEINT) >= 864000000000 THEN (abs(ticks::HUGEINT) // 864000000000)::VARCHAR || '.'
    ELSE ''
  END
  || format(
    '{:02d}:{:02d}:{:02d}',
    (abs(ticks::HUGEINT) // 36000000000 % 24)::BIGINT,
    (abs(ticks::HUGEINT) // 600000000 % 60)::BIGINT,
    (abs(ticks::HUGEINT) // 10000000 % 60)::BIGINT
  )
  || CASE
    WHEN ticks % 10000000 = 0 THEN ''
    ELSE format('.{:07d}', (abs(ticks::HUGEINT) % 10000000)::BIGINT)
  END;
