WITH
-- datatable(Host: string, Seen: long, User: string, Port: long)[ "alfa", 3, "ann", 22, "alfa", 7, "bo…
values_1 AS (
  SELECT CAST('alfa' AS VARCHAR) AS "Host", CAST(3 AS BIGINT) AS "Seen", CAST('ann' AS VARCHAR) AS "User", CAST(22 AS BIGINT) AS "Port"
  UNION ALL
  SELECT CAST('alfa' AS VARCHAR) AS "Host", CAST(7 AS BIGINT) AS "Seen", CAST('bob' AS VARCHAR) AS "User", CAST(80 AS BIGINT) AS "Port"
  UNION ALL
  SELECT CAST('alfa' AS VARCHAR) AS "Host", CAST(7 AS BIGINT) AS "Seen", CAST('cat' AS VARCHAR) AS "User", CAST(443 AS BIGINT) AS "Port"
  UNION ALL
  SELECT CAST('bravo' AS VARCHAR) AS "Host", CAST(CAST(NULL AS BIGINT) AS BIGINT) AS "Seen", CAST('dan' AS VARCHAR) AS "User", CAST(25 AS BIGINT) AS "Port"
  UNION ALL
  SELECT CAST('bravo' AS VARCHAR) AS "Host", CAST(CAST(NULL AS BIGINT) AS BIGINT) AS "Seen", CAST('eve' AS VARCHAR) AS "User", CAST(53 AS BIGINT) AS "Port"
  UNION ALL
  SELECT CAST('charlie' AS VARCHAR) AS "Host", CAST(1 AS BIGINT) AS "Seen", CAST('' AS VARCHAR) AS "User", CAST(CAST(NULL AS BIGINT) AS BIGINT) AS "Port"
),
window_2 AS (
  SELECT *, row_number() OVER () AS "coldhunt_order"
  FROM values_1
),
-- summarize arg_max(Seen, *), count() by Host
summarize_3 AS (
  SELECT "Host", count(*) AS "count_", arg_max({'f1': "Seen", 'f2': "User", 'f3': "Port"}, {'n': "Seen" IS NOT NULL, 'v': "Seen", 'p': -"coldhunt_order"}) AS "_row1"
  FROM (SELECT *, row_number() OVER () AS "_first" FROM window_2)
  GROUP BY 1
  ORDER BY min("_first")
),
summarize_4 AS (
  SELECT "Host", "_row1".f1 AS "Seen", coalesce("_row1".f2, '') AS "User", "_row1".f3 AS "Port", "count_"
  FROM summarize_3
)
SELECT *
FROM summarize_4
