WITH RECURSIVE
-- datatable(user: string, at: datetime)[ "a", datetime(2026-03-02 10:00), "a", datetime(2026-03-02 10…
values_1 AS (
  SELECT CAST(c1 AS VARCHAR) AS "user", CAST(c2 AS BIGINT) AS "at"
  FROM (VALUES
    ('a', 639080424000000000 /* 2026-03-02T10:00:00.0000000Z */),
    ('a', 639080426400000000 /* 2026-03-02T10:04:00.0000000Z */),
    ('a', 639080429400000000 /* 2026-03-02T10:09:00.0000000Z */),
    ('b', 639080430000000000 /* 2026-03-02T10:10:00.0000000Z */),
    ('b', 639080432999999999 /* 2026-03-02T10:14:59.9999999Z */)
  ) AS v(c1, c2)
),
-- sort by user asc, at asc
sort_2 AS (
  SELECT * EXCLUDE ("_place")
  FROM (SELECT *, row_number() OVER () AS "_place" FROM values_1)
  ORDER BY "user" ASC NULLS FIRST, "at" ASC NULLS FIRST, "_place"
),
window_3 AS (
  SELECT *, row_number() OVER () AS "coldhunt_order"
  FROM sort_2
),
window_4 AS (
  SELECT *, coalesce(lag("user", 1, '') OVER (ORDER BY "coldhunt_order"), '') AS "coldhunt_window_1"
  FROM window_3
),
numbered_5 AS (
  SELECT *, row_number() OVER (ORDER BY "coldhunt_order") AS coldhunt_i
  FROM window_4
),
-- row_window_session(at, 1h, 5m, user != prev(user))
scan_6 AS (
  SELECT 0::BIGINT AS coldhunt_i, 0::BIGINT AS coldhunt_next, false AS coldhunt_a0, NULL::BIGINT AS coldhunt_m0, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_s0_0, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_s0_1, false AS coldhunt_h0, NULL::BIGINT AS coldhunt_w0, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_v0_0, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_v0_1
  UNION ALL
  SELECT coldhunt_i, coldhunt_next, coldhunt_a0, coldhunt_m0, coldhunt_s0_0, coldhunt_s0_1, coldhunt_h0, coldhunt_w0, coldhunt_v0_0, coldhunt_v0_1
  FROM (SELECT * REPLACE (coldhunt_a0 OR coldhunt_h0 AS coldhunt_a0, CASE WHEN coldhunt_h0 THEN coldhunt_w0 ELSE coldhunt_m0 END AS coldhunt_m0, CASE WHEN coldhunt_h0 THEN coldhunt_v0_0 ELSE coldhunt_s0_0 END AS coldhunt_s0_0, CASE WHEN coldhunt_h0 THEN coldhunt_v0_1 ELSE coldhunt_s0_1 END AS coldhunt_s0_1, coldhunt_next + CASE WHEN coldhunt_h0 AND NOT coldhunt_a0 THEN 1 ELSE 0 END AS coldhunt_next) FROM (SELECT *, coldhunt_c0 OR coldhunt_r0 AS coldhunt_h0, CASE WHEN coldhunt_c0 THEN NULL WHEN coldhunt_r0 THEN CASE WHEN coldhunt_a0 THEN coldhunt_m0 ELSE coldhunt_next END ELSE NULL END AS coldhunt_w0 FROM (SELECT * EXCLUDE (coldhunt_g0, coldhunt_g1, coldhunt_g2, coldhunt_g3), CAST(CASE WHEN "at" IS NULL THEN CAST(NULL AS BIGINT) WHEN "coldhunt_g2" IS NULL THEN "at" WHEN "at" >= kql_datetime_add("coldhunt_g2", 36000000000 /* 01:00:00 */) THEN "at" WHEN "at" >= kql_datetime_add("coldhunt_g3", 3000000000 /* 00:05:00 */) THEN "at" WHEN "user" <> "coldhunt_window_1" THEN "at" ELSE "coldhunt_g2" END AS BIGINT) AS coldhunt_v0_0, CAST("at" AS BIGINT) AS coldhunt_v0_1 FROM (SELECT *, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_g0, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_g1, coldhunt_x0_0 AS coldhunt_g2, coldhunt_x0_1 AS coldhunt_g3 FROM (SELECT *, CASE WHEN coldhunt_c0 THEN CAST(CAST(NULL AS BIGINT) AS BIGINT) ELSE coldhunt_s0_0 END AS coldhunt_x0_0, CASE WHEN coldhunt_c0 THEN CAST(CAST(NULL AS BIGINT) AS BIGINT) ELSE coldhunt_s0_1 END AS coldhunt_x0_1 FROM (SELECT * EXCLUDE (coldhunt_g0, coldhunt_g1, coldhunt_g2, coldhunt_g3), NOT coldhunt_c0 AND  coalesce(true, false) AS coldhunt_r0 FROM (SELECT *, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_g0, CAST(CAST(NULL AS BIGINT) AS BIGINT) AS coldhunt_g1, coldhunt_s0_0 AS coldhunt_g2, coldhunt_s0_1 AS coldhunt_g3 FROM (SELECT *, false AS coldhunt_c0 FROM (SELECT r.coldhunt_i, s.coldhunt_next, s.coldhunt_a0, s.coldhunt_m0, s.coldhunt_s0_0, s.coldhunt_s0_1, r."at", r."user", r."coldhunt_window_1" FROM scan_6 AS s JOIN numbered_5 AS r ON r.coldhunt_i = s.coldhunt_i + 1)))))))))
),
scan_7 AS (
  SELECT r."user" AS "user", r."at" AS "at", r."coldhunt_order" AS "coldhunt_order", r."coldhunt_window_1" AS "coldhunt_window_1", m.coldhunt_v_0 AS "coldhunt_window_2", m.coldhunt_v_1 AS "coldhunt_window_2_before"
  FROM numbered_5 AS r JOIN (
  SELECT coldhunt_i, 0 AS coldhunt_step, coldhunt_v0_0 AS coldhunt_v_0, coldhunt_v0_1 AS coldhunt_v_1, coldhunt_w0 AS coldhunt_id FROM scan_6 WHERE coldhunt_h0
  ) AS m ON r.coldhunt_i = m.coldhunt_i
  ORDER BY r."coldhunt_order", m.coldhunt_step DESC
),
-- extend began = row_window_session(at, 1h, 5m, user != prev(user))
extend_8 AS (
  SELECT *, "coldhunt_window_2" AS "began"
  FROM scan_7
),
sort_9 AS (
  SELECT *
  FROM extend_8
  ORDER BY "coldhunt_order" ASC NULLS LAST
),
project_10 AS (
  SELECT "user", "at", "began"
  FROM sort_9
)
SELECT *
FROM project_10
