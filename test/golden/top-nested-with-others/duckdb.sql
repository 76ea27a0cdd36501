WITH
-- datatable(country: string, port: long, n: long)[ "de", 22, 10, "de", 80, 7, "de", 25, 2, "fr", 22, …
values_1 AS (
  SELECT CAST('de' AS VARCHAR) AS "country", CAST(22 AS BIGINT) AS "port", CAST(10 AS BIGINT) AS "n"
  UNION ALL
  SELECT CAST('de' AS VARCHAR) AS "country", CAST(80 AS BIGINT) AS "port", CAST(7 AS BIGINT) AS "n"
  UNION ALL
  SELECT CAST('de' AS VARCHAR) AS "country", CAST(25 AS BIGINT) AS "port", CAST(2 AS BIGINT) AS "n"
  UNION ALL
  SELECT CAST('fr' AS VARCHAR) AS "country", CAST(22 AS BIGINT) AS "port", CAST(5 AS BIGINT) AS "n"
  UNION ALL
  SELECT CAST('it' AS VARCHAR) AS "country", CAST(22 AS BIGINT) AS "port", CAST(1 AS BIGINT) AS "n"
  UNION ALL
  SELECT CAST('it' AS VARCHAR) AS "country", CAST(80 AS BIGINT) AS "port", CAST(2 AS BIGINT) AS "n"
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
project_6 AS (
  SELECT "country", "hits"
  FROM take_5
),
join_7 AS (
  SELECT l."port" AS "port", l."n" AS "n", l."_key1" AS "_key1", l."_key2" AS "_key2", r."country" AS "country", r."hits" AS "hits"
  FROM extend_2 AS l JOIN project_6 AS r ON l."_key1" = r."country"
),
summarize_8 AS (
  SELECT "country", "hits", "_key2" AS "port", max("n") AS "most"
  FROM (SELECT *, row_number() OVER () AS "_first" FROM join_7)
  GROUP BY 1, 2, 3
  ORDER BY min("_first")
),
take_9 AS (
  SELECT *
  FROM summarize_8
  QUALIFY row_number() OVER (PARTITION BY "country" ORDER BY "most" DESC NULLS LAST) <= 2
  ORDER BY "country", "most" DESC NULLS LAST
),
-- top-nested 1 of country with others="elsewhere" by hits=sum(n), top-nested 2 of port by most=max(n)
project_10 AS (
  SELECT "country", "hits", "port", "most"
  FROM take_9
),
project_11 AS (
  SELECT "country", "hits"
  FROM take_5
),
join_12 AS (
  SELECT l."country" AS "country", l."port" AS "port", l."n" AS "n", l."_key1" AS "_key1", l."_key2" AS "_key2"
  FROM extend_2 AS l ANTI JOIN project_11 AS r ON l."_key1" = r."country"
),
summarize_13 AS (
  SELECT 'elsewhere' AS "country", kql_wrap(coalesce(sum("n"), 0)) AS "hits"
  FROM (SELECT *, row_number() OVER () AS "_first" FROM join_12)
  GROUP BY 1
  ORDER BY min("_first")
),
extend_14 AS (
  SELECT *, CAST(NULL AS BIGINT) AS "port", CAST(NULL AS BIGINT) AS "most"
  FROM summarize_13
),
union_15 AS (
  SELECT "country", "hits", "port", "most"
  FROM project_10
  UNION ALL
  SELECT "country", "hits", "port", "most"
  FROM extend_14
)
SELECT *
FROM union_15
