WITH
-- datatable(g: string, v: long, d: dynamic)[ "a", 3, dynamic([1, 2]), "b", 9, dynamic({"k": 1}), "a",…
values_1 AS (
  SELECT CAST(c1 AS VARCHAR) AS "g", CAST(c2 AS BIGINT) AS "v", CAST(c3 AS JSON) AS "d"
  FROM (VALUES
    ('a', 3, CAST('[1,2]' AS JSON)),
    ('b', 9, CAST('{"k":1}' AS JSON)),
    ('a', 1, CAST(NULL AS JSON)),
    ('a', CAST(NULL AS BIGINT), CAST('[3]' AS JSON)),
    ('a', 2, CAST('"x"' AS JSON))
  ) AS v(c1, c2, c3)
),
-- sort by v asc
sort_2 AS (
  SELECT * EXCLUDE ("_place")
  FROM (SELECT *, row_number() OVER () AS "_place" FROM values_1)
  ORDER BY "v" ASC NULLS FIRST, "_place"
),
window_3 AS (
  SELECT *, row_number() OVER () AS "coldhunt_order"
  FROM sort_2
),
-- summarize make_list(v), make_list(d), make_set(v, 2), make_list_with_nulls(v) by g
summarize_4 AS (
  SELECT "g", coalesce(to_json(list("v" ORDER BY "coldhunt_order") FILTER (WHERE "v" IS NOT NULL)), CAST('[]' AS JSON)) AS "list_v", coalesce(to_json(flatten(list(kql_spliced("d") ORDER BY "coldhunt_order"))), CAST('[]' AS JSON)) AS "list_d", coalesce(to_json(list_slice(kql_first_seen(list("v" ORDER BY "coldhunt_order") FILTER (WHERE "v" IS NOT NULL)), 1, 2)), CAST('[]' AS JSON)) AS "set_v", coalesce(to_json(list("v" ORDER BY "coldhunt_order")), CAST('[]' AS JSON)) AS "list_v1"
  FROM (SELECT *, row_number() OVER () AS "_first" FROM window_3)
  GROUP BY 1
  ORDER BY min("_first")
),
-- sort by g asc
sort_5 AS (
  SELECT * EXCLUDE ("_place")
  FROM (SELECT *, row_number() OVER () AS "_place" FROM summarize_4)
  ORDER BY "g" ASC NULLS FIRST, "_place"
)
SELECT *
FROM sort_5
