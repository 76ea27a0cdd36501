-- kql_datetime_text(ticks): a datetime as text, 2026-03-02T08:15:31.0417203Z, always with seven digits.
CREATE OR REPLACE TEMPORARY FUNCTION kql_datetime_text(ticks BIGINT) RETURNS STRING RETURN
  CASE
    WHEN ticks IS NOT NULL THEN CAST(date_add(DATE'0001-01-01', CAST(ticks div 864000000000 AS INT)) AS STRING)
      || format_string(
        'T%02d:%02d:%02d.%07dZ',
        ticks div 36000000000 % 24,
        ticks div 600000000 % 60,
        ticks div 10000000 % 60,
        ticks % 10000000
      )
  END;
