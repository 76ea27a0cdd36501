WITH
-- datatable(user: string, at: long, bytes: long)["b", 1, 5, "a", 2, 10, "a", 1, 20, "b", 4, 5, "b", 3…
values_1 AS (
  SELECT CAST(c1 AS VARCHAR) AS "user", CAST(c2 AS BIGINT) AS "at", CAST(c3 AS BIGINT) AS "bytes"
  FROM (VALUES
    ('b', 1, 5),
    ('a', 2, 10),
    ('a', 1, 20),
    ('b', 4, 5),
    ('b', 3, 7)
  ) AS v(c1, c2, c3)
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
  SELECT *, coalesce(lag("user", 1, '') OVER (ORDER BY "coldhunt_order"), '') AS "coldhunt_window_1", lag("at", 1, 100) OVER (ORDER BY "coldhunt_order") AS "coldhunt_window_2", coalesce(lead("user", 1, '') OVER (ORDER BY "coldhunt_order"), '') AS "coldhunt_window_3", row_number() OVER (ORDER BY "coldhunt_order") AS "coldhunt_window_4", "bytes" IS DISTINCT FROM lag("bytes") OVER (ORDER BY "coldhunt_order") OR row_number() OVER (ORDER BY "coldhunt_order") = 1 AS "coldhunt_window_5"
  FROM window_3
),
window_5 AS (
  SELECT *, count(*) FILTER (WHERE "user" <> "coldhunt_window_1") OVER (ORDER BY "coldhunt_order") AS "coldhunt_window_6", count(*) FILTER (WHERE "coldhunt_window_5") OVER (ORDER BY "coldhunt_order") AS "coldhunt_window_7"
  FROM window_4
),
window_6 AS (
  SELECT *, row_number() OVER (PARTITION BY "coldhunt_window_6" ORDER BY "coldhunt_order") AS "coldhunt_window_8", kql_wrap(coalesce(sum("bytes") OVER (PARTITION BY "coldhunt_window_6" ORDER BY "coldhunt_order"), 0)) AS "coldhunt_window_9", min("coldhunt_window_4") OVER (PARTITION BY "coldhunt_window_7") AS "coldhunt_window_10"
  FROM window_5
),
-- extend n = row_number(1, user != prev(user)), total = row_cumsum(bytes, user != prev(user)), gap = …
extend_7 AS (
  SELECT *, "coldhunt_window_8" AS "n", "coldhunt_window_9" AS "total", kql_subtract("at", "coldhunt_window_2") AS "gap", "coldhunt_window_3" AS "after", "coldhunt_window_10" AS "rank"
  FROM window_6
),
sort_8 AS (
  SELECT *
  FROM extend_7
  ORDER BY "coldhunt_order" ASC NULLS LAST
),
project_9 AS (
  SELECT "user", "at", "bytes", "n", "total", "gap", "after", "rank"
  FROM sort_8
)
SELECT *
FROM project_9
