-- kql_timespan_texts(list): each timespan of a list of ticks as text.
CREATE OR REPLACE TEMPORARY FUNCTION kql_timespan_texts(list ARRAY<BIGINT>) RETURNS ARRAY<STRING> RETURN
  transform(list, ticks -> CASE WHEN ticks < 0 THEN '-' ELSE '' END
    || CASE WHEN ticks div 864000000000 = 0 THEN '' ELSE CAST(abs(ticks div 864000000000) AS STRING) || '.' END
    || format_string(
      '%02d:%02d:%02d',
      abs(ticks div 36000000000 % 24),
      abs(ticks div 600000000 % 60),
      abs(ticks div 10000000 % 60)
    )
    || CASE WHEN ticks % 10000000 = 0 THEN '' ELSE format_string('.%07d', abs(ticks % 10000000)) END);
