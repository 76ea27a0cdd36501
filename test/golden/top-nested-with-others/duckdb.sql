WITH
-- datatable(country: string, port: long, n: long)[ "de", 22, 10, "de", 80, 7, "de", 25, 2, "fr", 22, …
values_1 AS (
  SELECT CAST(c1 AS VARCHAR) AS "country", CAST(c2 AS BIGINT) AS "port", CAST(c3 AS BIGINT) AS "n"
  FROM (VALUES
    ('de', 22, 10),
    ('de', 80, 7),
    ('de', 25, 2),
    ('fr', 22, 5),
    ('it', 22, 1),
    ('it', 80, 2)
  ) AS v(c1, c2, c3)
),
extend_2 AS (
  SELECT *, "country" AS "_key1", "port" AS "_key2"
  FROM values_1
),
summarize_3 AS (
  SELECT "_key1" AS "country", kql_wrap(coalesce(sum("n"), 0)) AS "hits"
  FROM (SELECT *, row_number() OVER () AS "_first" FROM extend_2)
  GROUP BY 1
  ORDER BY min("_first")
),
sort_4 AS (
  SELECT * EXCLUDE ("_place")
  FROM (SELECT *, row_number() OVER () AS "_place" FROM summarize_3)
  ORDER BY "hits" DESC NULLS LAST, "_place"
),
take_5 AS (
  SELECT *
  FROM sort_4
  LIMIT 1
),
placed_6 AS MATERIALIZED (
  SELECT *, row_number() OVER () AS "_place"
  FROM take_5
),
ordered_7 AS (
  SELECT * EXCLUDE ("_place")
  FROM placed_6
  ORDER BY "_place"
),
project_8 AS (
  SELECT "country", "hits"
  FROM ordered_7
),
join_9 AS (
  SELECT l."port" AS "port", l."n" AS "n", l."_key1" AS "_key1", l."_key2" AS "_key2", r."country" AS "country", r."hits" AS "hits"
  FROM extend_2 AS l JOIN project_8 AS r ON l."_key1" = r."country"
),
summarize_10 AS (
  SELECT "country", "hits", "_key2" AS "port", max("n") AS "most"
  FROM (SELECT *, row_number() OVER () AS "_first" FROM join_9)
  GROUP BY 1, 2, 3
  ORDER BY min("_first")
),
take_11 AS (
  SELECT *
  FROM summarize_10
  QUALIFY row_number() OVER (PARTITION BY "country" ORDER BY "most" DESC NULLS LAST) <= 2
  ORDER BY "country", "most" DESC NULLS LAST
),
-- top-nested 1 of country with others="elsewhere" by hits=sum(n), top-nested 2 of port by most=max(n)
project_12 AS (
  SELECT "country", "hits", "port", "most"
  FROM take_11
),
ordered_13 AS (
  SELECT * EXCLUDE ("_place")
  FROM placed_6
  ORDER BY "_place"
),
project_14 AS (
  SELECT "country", "hits"
  FROM ordered_13
),
join_15 AS (
  SELECT l."country" AS "country", l."port" AS "port", l."n" AS "n", l."_key1" AS "_key1", l."_key2" AS "_key2"
  FROM extend_2 AS l ANTI JOIN project_14 AS r ON l."_key1" = r."country"
),
summarize_16 AS (
  SELECT 'elsewhere' AS "country", kql_wrap(coalesce(sum("n"), 0)) AS "hits"
  FROM (SELECT *, row_number() OVER () AS "_first" FROM join_15)
  GROUP BY 1
  ORDER BY min("_first")
),
extend_17 AS (
  SELECT *, CAST(NULL AS BIGINT) AS "port", CAST(NULL AS BIGINT) AS "most"
  FROM summarize_16
),
union_18 AS (
  SELECT "country", "hits", "port", "most"
  FROM project_12
  UNION ALL
  SELECT "country", "hits", "port", "most"
  FROM extend_17
)
SELECT *
FROM union_18
