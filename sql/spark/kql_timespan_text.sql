-- kql_timespan_text(ticks): a timespan as text, [-][d.]hh:mm:ss[.fffffff]; the fraction has seven digits or none. The
-- smallest BIGINT has no positive twin: quotients and remainders are made positive, not the whole.
CREATE OR REPLACE TEMPORARY FUNCTION kql_timespan_text(ticks BIGINT) RETURNS STRING RETURN
  CASE
    WHEN ticks IS NOT NULL THEN CASE WHEN ticks < 0 THEN '-' ELSE '' END
      || CASE WHEN ticks div 864000000000 = 0 THEN '' ELSE CAST(abs(ticks div 864000000000) AS STRING) || '.' END
      || format_string(
        '%02d:%02d:%02d',
        abs(ticks div 36000000000 % 24),
        abs(ticks div 600000000 % 60),
        abs(ticks div 10000000 % 60)
      )
      || CASE WHEN ticks % 10000000 = 0 THEN '' ELSE format_string('.%07d', abs(ticks % 10000000)) END
  END;
