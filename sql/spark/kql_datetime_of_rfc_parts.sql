-- kql_datetime_of_rfc_parts(p): ticks of what kql_datetime_of_rfc_text took apart.
CREATE OR REPLACE TEMPORARY FUNCTION kql_datetime_of_rfc_parts(p ARRAY<STRING>) RETURNS BIGINT RETURN
  kql_ticks_of_parts(
    CASE WHEN length(get(p, 2)) = 4 THEN get(p, 2) WHEN get(p, 2) < '50' THEN '20' || get(p, 2) ELSE '19' || get(p, 2) END,
    TRY_CAST(locate(lower(get(p, 1)), 'janfebmaraprmayjunjulaugsepoctnovdec') div 3 + 1 AS STRING),
    get(p, 0), get(p, 3), get(p, 4), get(p, 5), '', get(p, 6), get(p, 7), get(p, 8)
  );
