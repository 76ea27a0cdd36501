-- kql_datetime_of_iso_parts(p): ticks of what kql_datetime_of_iso_text took apart.
CREATE OR REPLACE TEMPORARY FUNCTION kql_datetime_of_iso_parts(p ARRAY<STRING>) RETURNS BIGINT RETURN
  kql_ticks_of_parts(
    get(p, 0), coalesce(nullif(get(p, 1), ''), '1'), coalesce(nullif(get(p, 2), ''), '1'), get(p, 3), get(p, 4), get(p, 5), get(p, 6), get(p, 7), get(p, 8), get(p, 9)
  );
