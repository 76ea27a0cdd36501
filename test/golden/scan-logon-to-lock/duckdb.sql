WITH RECURSIVE
-- datatable(at: timespan, what: string)[ 0m, "idle", 1m, "logon", 2m, "mail", 9m, "lock", 20m, "logon…
values_1 AS (
  SELECT CAST(c1 AS BIGINT) AS "at", CAST(c2 AS VARCHAR) AS "what"
  FROM (VALUES
    (0 /* 00:00:00 */, 'idle'),
    (600000000 /* 00:01:00 */, 'logon'),
    (1200000000 /* 00:02:00 */, 'mail'),
    (5400000000 /* 00:09:00 */, 'lock'),
    (12000000000 /* 00:20:00 */, 'logon'),
    (24000000000 /* 00:40:00 */, 'mail'),
    (24600000000 /* 00:41:00 */, 'lock')
  ) AS v(c1, c2)
),
-- sort by at asc
sort_2 AS (
  SELECT * EXCLUDE ("_place")
  FROM (SELECT *, row_number() OVER () AS "_place" FROM values_1)
  ORDER BY "at" ASC NULLS FIRST, "_place"
),
window_3 AS (
  SELECT *, row_number() OVER () AS "coldhunt_order"
  FROM sort_2
),
numbered_4 AS (
  SELECT *, row_number() OVER (ORDER BY "coldhunt_order") AS coldhunt_i
  FROM window_3
),
-- scan with_match_id=session declare (begun: timespan) with ( step start: what == "logon" => begun = …
scan_5 AS (
  SELECT 0::BIGINT AS coldhunt_i, 0::BIGINT AS coldhunt_next, false AS coldhunt_a0, NULL::BIGINT AS coldhunt_m0, CAST(NULL AS BIGINT) AS coldhunt_s0_0, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_s0_1, false AS coldhunt_h0, NULL::BIGINT AS coldhunt_w0, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_v0_0, false AS coldhunt_a1, NULL::BIGINT AS coldhunt_m1, CAST(NULL AS BIGINT) AS coldhunt_s1_0, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_s1_1, false AS coldhunt_h1, NULL::BIGINT AS coldhunt_w1, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_v1_0, false AS coldhunt_a2, NULL::BIGINT AS coldhunt_m2, CAST(NULL AS BIGINT) AS coldhunt_s2_0, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_s2_1, false AS coldhunt_h2, NULL::BIGINT AS coldhunt_w2, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_v2_0
  UNION ALL
  SELECT coldhunt_i, coldhunt_next, coldhunt_a0, coldhunt_m0, coldhunt_s0_0, coldhunt_s0_1, coldhunt_h0, coldhunt_w0, coldhunt_v0_0, coldhunt_a1, coldhunt_m1, coldhunt_s1_0, coldhunt_s1_1, coldhunt_h1, coldhunt_w1, coldhunt_v1_0, coldhunt_a2, coldhunt_m2, coldhunt_s2_0, coldhunt_s2_1, coldhunt_h2, coldhunt_w2, coldhunt_v2_0
  FROM (SELECT * REPLACE (coldhunt_a0 OR coldhunt_h0 AS coldhunt_a0, CASE WHEN coldhunt_h0 THEN coldhunt_w0 ELSE coldhunt_m0 END AS coldhunt_m0, CASE WHEN coldhunt_h0 THEN "at" ELSE coldhunt_s0_0 END AS coldhunt_s0_0, CASE WHEN coldhunt_h0 THEN coldhunt_v0_0 ELSE coldhunt_s0_1 END AS coldhunt_s0_1, coldhunt_next + CASE WHEN coldhunt_h0 AND NOT coldhunt_a0 THEN 1 ELSE 0 END AS coldhunt_next) FROM (SELECT *, coldhunt_c0 OR coldhunt_r0 AS coldhunt_h0, CASE WHEN coldhunt_c0 THEN NULL WHEN coldhunt_r0 THEN CASE WHEN coldhunt_a0 THEN coldhunt_m0 ELSE coldhunt_next END ELSE NULL END AS coldhunt_w0 FROM (SELECT * EXCLUDE (coldhunt_g0, coldhunt_g1, coldhunt_g2), CAST("at" AS BIGINT) AS coldhunt_v0_0 FROM (SELECT *, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_g0, coldhunt_x0_0 AS coldhunt_g1, coldhunt_x0_1 AS coldhunt_g2 FROM (SELECT *, CASE WHEN coldhunt_c0 THEN CAST(NULL AS BIGINT) ELSE coldhunt_s0_0 END AS coldhunt_x0_0, CASE WHEN coldhunt_c0 THEN CAST(CAST(NULL AS BIGINT) AS BIGINT) ELSE coldhunt_s0_1 END AS coldhunt_x0_1 FROM (SELECT * EXCLUDE (coldhunt_g0, coldhunt_g1, coldhunt_g2), NOT coldhunt_c0 AND  coalesce("what" = 'logon', false) AS coldhunt_r0 FROM (SELECT *, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_g0, coldhunt_s0_0 AS coldhunt_g1, coldhunt_s0_1 AS coldhunt_g2 FROM (SELECT *, false AS coldhunt_c0 FROM (SELECT * REPLACE (coldhunt_a1 OR coldhunt_h1 AS coldhunt_a1, CASE WHEN coldhunt_h1 THEN coldhunt_w1 ELSE coldhunt_m1 END AS coldhunt_m1, CASE WHEN coldhunt_h1 THEN coldhunt_x1_0 ELSE coldhunt_s1_0 END AS coldhunt_s1_0, CASE WHEN coldhunt_h1 THEN coldhunt_x1_1 ELSE coldhunt_s1_1 END AS coldhunt_s1_1, coldhunt_a0 AND NOT coldhunt_c1 AS coldhunt_a0, CASE WHEN coldhunt_c1 THEN CAST(NULL AS BIGINT) ELSE coldhunt_s0_0 END AS coldhunt_s0_0, CASE WHEN coldhunt_c1 THEN CAST(CAST(NULL AS BIGINT) AS BIGINT) ELSE coldhunt_s0_1 END AS coldhunt_s0_1) FROM (SELECT *, coldhunt_c1 OR coldhunt_r1 AS coldhunt_h1, CASE WHEN coldhunt_c1 THEN coldhunt_m0 WHEN coldhunt_r1 THEN coldhunt_m1 ELSE NULL END AS coldhunt_w1 FROM (SELECT * EXCLUDE (coldhunt_g0, coldhunt_g1, coldhunt_g2), CAST("coldhunt_g2" AS BIGINT) AS coldhunt_v1_0 FROM (SELECT *, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_g0, coldhunt_x1_0 AS coldhunt_g1, coldhunt_x1_1 AS coldhunt_g2 FROM (SELECT *, CASE WHEN coldhunt_c1 THEN coldhunt_s0_0 ELSE coldhunt_s1_0 END AS coldhunt_x1_0, CASE WHEN coldhunt_c1 THEN coldhunt_s0_1 ELSE coldhunt_s1_1 END AS coldhunt_x1_1 FROM (SELECT * EXCLUDE (coldhunt_g0, coldhunt_g1, coldhunt_g2), NOT coldhunt_c1 AND coldhunt_a1 AND  coalesce("what" NOT IN ('logon', 'lock') AND CAST("at" AS BIGINT) - "coldhunt_g1" <= 6000000000 /* 00:10:00 */, false) AS coldhunt_r1 FROM (SELECT *, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_g0, coldhunt_s1_0 AS coldhunt_g1, coldhunt_s1_1 AS coldhunt_g2 FROM (SELECT * EXCLUDE (coldhunt_g0, coldhunt_g1, coldhunt_g2), coldhunt_a0 AND coalesce("what" NOT IN ('logon', 'lock') AND CAST("at" AS BIGINT) - "coldhunt_g1" <= 6000000000 /* 00:10:00 */, false) AS coldhunt_c1 FROM (SELECT *, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_g0, coldhunt_s0_0 AS coldhunt_g1, coldhunt_s0_1 AS coldhunt_g2 FROM (SELECT * REPLACE (coldhunt_a2 OR coldhunt_h2 AS coldhunt_a2, CASE WHEN coldhunt_h2 THEN coldhunt_w2 ELSE coldhunt_m2 END AS coldhunt_m2, CASE WHEN coldhunt_h2 THEN coldhunt_x2_0 ELSE coldhunt_s2_0 END AS coldhunt_s2_0, CASE WHEN coldhunt_h2 THEN coldhunt_x2_1 ELSE coldhunt_s2_1 END AS coldhunt_s2_1, coldhunt_a1 AND NOT coldhunt_c2 AS coldhunt_a1, CASE WHEN coldhunt_c2 THEN CAST(NULL AS BIGINT) ELSE coldhunt_s1_0 END AS coldhunt_s1_0, CASE WHEN coldhunt_c2 THEN CAST(CAST(NULL AS BIGINT) AS BIGINT) ELSE coldhunt_s1_1 END AS coldhunt_s1_1) FROM (SELECT *, coldhunt_c2 OR coldhunt_r2 AS coldhunt_h2, CASE WHEN coldhunt_c2 THEN coldhunt_m1 WHEN coldhunt_r2 THEN coldhunt_m2 ELSE NULL END AS coldhunt_w2 FROM (SELECT * EXCLUDE (coldhunt_g0, coldhunt_g1, coldhunt_g2), CAST("coldhunt_g2" AS BIGINT) AS coldhunt_v2_0 FROM (SELECT *, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_g0, coldhunt_x2_0 AS coldhunt_g1, coldhunt_x2_1 AS coldhunt_g2 FROM (SELECT *, CASE WHEN coldhunt_c2 THEN coldhunt_s1_0 ELSE coldhunt_s2_0 END AS coldhunt_x2_0, CASE WHEN coldhunt_c2 THEN coldhunt_s1_1 ELSE coldhunt_s2_1 END AS coldhunt_x2_1 FROM (SELECT * EXCLUDE (coldhunt_g0, coldhunt_g1, coldhunt_g2), NOT coldhunt_c2 AND coldhunt_a2 AND  coalesce("what" = 'lock' AND CAST("at" AS BIGINT) - "coldhunt_g1" <= 6000000000 /* 00:10:00 */, false) AS coldhunt_r2 FROM (SELECT *, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_g0, coldhunt_s2_0 AS coldhunt_g1, coldhunt_s2_1 AS coldhunt_g2 FROM (SELECT * EXCLUDE (coldhunt_g0, coldhunt_g1, coldhunt_g2), coldhunt_a1 AND coalesce("what" = 'lock' AND CAST("at" AS BIGINT) - "coldhunt_g1" <= 6000000000 /* 00:10:00 */, false) AS coldhunt_c2 FROM (SELECT *, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_g0, coldhunt_s1_0 AS coldhunt_g1, coldhunt_s1_1 AS coldhunt_g2 FROM (SELECT r.coldhunt_i, s.coldhunt_next, s.coldhunt_a0, s.coldhunt_m0, s.coldhunt_s0_0, s.coldhunt_s0_1, s.coldhunt_a1, s.coldhunt_m1, s.coldhunt_s1_0, s.coldhunt_s1_1, s.coldhunt_a2, s.coldhunt_m2, s.coldhunt_s2_0, s.coldhunt_s2_1, r."at", r."what" FROM scan_5 AS s JOIN numbered_4 AS r ON r.coldhunt_i = s.coldhunt_i + 1)))))))))))))))))))))))))))
),
scan_6 AS (
  SELECT r."at" AS "at", r."what" AS "what", m.coldhunt_v_0 AS "begun", m.coldhunt_id AS "session", r."coldhunt_order" AS "coldhunt_order"
  FROM numbered_4 AS r JOIN (
  SELECT coldhunt_i, 0 AS coldhunt_step, coldhunt_v0_0 AS coldhunt_v_0, coldhunt_w0 AS coldhunt_id FROM scan_5 WHERE coldhunt_h0
  UNION ALL
  SELECT coldhunt_i, 1 AS coldhunt_step, coldhunt_v1_0 AS coldhunt_v_0, coldhunt_w1 AS coldhunt_id FROM scan_5 WHERE coldhunt_h1
  UNION ALL
  SELECT coldhunt_i, 2 AS coldhunt_step, coldhunt_v2_0 AS coldhunt_v_0, coldhunt_w2 AS coldhunt_id FROM scan_5 WHERE coldhunt_h2
  ) AS m ON r.coldhunt_i = m.coldhunt_i
  ORDER BY r."coldhunt_order", m.coldhunt_step DESC
),
project_7 AS (
  SELECT "at", "what", "begun", "session"
  FROM scan_6
)
SELECT *
FROM project_7
