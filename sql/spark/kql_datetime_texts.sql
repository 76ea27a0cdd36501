-- kql_datetime_texts(list): each datetime of a list of ticks as text.
CREATE OR REPLACE TEMPORARY FUNCTION kql_datetime_texts(list ARRAY<BIGINT>) RETURNS ARRAY<STRING> RETURN
  transform(list, ticks -> CAST(date_add(DATE'0001-01-01', CAST(ticks div 864000000000 AS INT)) AS STRING)
    || format_string(
      'T%02d:%02d:%02d.%07dZ',
      ticks div 36000000000 % 24,
      ticks div 600000000 % 60,
      ticks div 10000000 % 60,
      ticks % 10000000
    ));
