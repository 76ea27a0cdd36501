WITH
-- datatable(Host: string, Port: long, Hits: long)["a", 22, 3, "a", 80, 9, "a", 443, 1, "b", 25, 4]
values_1 AS (
  SELECT CAST(c1 AS VARCHAR) AS "Host", CAST(c2 AS BIGINT) AS "Port", CAST(c3 AS BIGINT) AS "Hits"
  FROM (VALUES
    ('a', 22, 3),
    ('a', 80, 9),
    ('a', 443, 1),
    ('b', 25, 4)
  ) AS v(c1, c2, c3)
),
project_2 AS (
  SELECT "Host", "Port", "Hits", "Host" AS "coldhunt_record_partition"
  FROM values_1
),
-- top 2 by Hits
take_3 AS (
  SELECT *
  FROM project_2
  QUALIFY row_number() OVER (PARTITION BY "coldhunt_record_partition" ORDER BY "Hits" DESC NULLS LAST) <= 2
  ORDER BY "coldhunt_record_partition", "Hits" DESC NULLS LAST
),
window_4 AS (
  SELECT *, row_number() OVER () AS "coldhunt_order"
  FROM take_3
),
window_5 AS (
  SELECT *, row_number() OVER (PARTITION BY "coldhunt_record_partition" ORDER BY "coldhunt_order") AS "coldhunt_window_1"
  FROM window_4
),
-- extend place = row_number()
extend_6 AS (
  SELECT *, "coldhunt_window_1" AS "place"
  FROM window_5
),
sort_7 AS (
  SELECT *
  FROM extend_6
  ORDER BY "coldhunt_record_partition" ASC NULLS LAST, "coldhunt_order" ASC NULLS LAST
),
project_8 AS (
  SELECT "Host", "Port", "Hits", "place", "coldhunt_record_partition"
  FROM sort_7
),
project_9 AS (
  SELECT "Host", "Port", "Hits", "place"
  FROM project_8
),
-- sort by Host asc, place asc
sort_10 AS (
  SELECT * EXCLUDE ("_place")
  FROM (SELECT *, row_number() OVER () AS "_place" FROM project_9)
  ORDER BY "Host" ASC NULLS FIRST, "place" ASC NULLS FIRST, "_place"
)
SELECT *
FROM sort_10
