-- kql_datetime_of_us_parts(p): ticks of what kql_datetime_of_us_text took apart.
CREATE OR REPLACE TEMPORARY FUNCTION kql_datetime_of_us_parts(p ARRAY<STRING>) RETURNS BIGINT RETURN
  kql_ticks_of_parts(
    get(p, 2), get(p, 0), get(p, 1),
    CASE
      WHEN get(p, 7) = '' THEN get(p, 3)
      WHEN TRY_CAST(get(p, 3) AS INT) BETWEEN 1 AND 12
        THEN CAST(TRY_CAST(get(p, 3) AS INT) % 12 + CASE WHEN lower(get(p, 7)) = 'pm' THEN 12 ELSE 0 END AS STRING)
      ELSE '99'
    END,
    get(p, 4), get(p, 5), get(p, 6), get(p, 8), get(p, 9), get(p, 10)
  );
