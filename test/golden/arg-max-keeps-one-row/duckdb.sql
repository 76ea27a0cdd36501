WITH
-- datatable(Host: string, Seen: long, User: string, Port: long)[ "alfa", 3, "ann", 22, "alfa", 7, "bo…
values_1 AS (
  SELECT CAST(c1 AS VARCHAR) AS "Host", CAST(c2 AS BIGINT) AS "Seen", CAST(c3 AS VARCHAR) AS "User", CAST(c4 AS BIGINT) AS "Port"
  FROM (VALUES
    ('alfa', 3, 'ann', 22),
    ('alfa', 7, 'bob', 80),
    ('alfa', 7, 'cat', 443),
    ('bravo', CAST(NULL AS BIGINT), 'dan', 25),
    ('bravo', CAST(NULL AS BIGINT), 'eve', 53),
    ('charlie', 1, '', CAST(NULL AS BIGINT))
  ) AS v(c1, c2, c3, c4)
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
