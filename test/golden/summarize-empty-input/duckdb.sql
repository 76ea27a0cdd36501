WITH
-- datatable(x: long, s: string, d: dynamic)[]
values_1 AS (
  SELECT CAST(NULL AS BIGINT) AS "x", CAST(NULL AS VARCHAR) AS "s", CAST(NULL AS JSON) AS "d"
  WHERE false
),
window_2 AS (
  SELECT *, row_number() OVER () AS "coldhunt_order"
  FROM values_1
),
-- summarize count(), countif(x > 1), dcount(x), sum(x), avg(x), min(x), max(s), stdev(x), make_list(x…
summarize_3 AS (
  SELECT count(*) AS "count_", count(*) FILTER (WHERE "x" > 1) AS "countif_", count(DISTINCT "x") AS "dcount_x", kql_wrap(coalesce(sum("x"), 0)) AS "sum_x", coalesce(avg("x"), CAST('nan' AS DOUBLE)) AS "avg_x", min("x") AS "min_x", coalesce(max("s"), '') AS "max_s", coalesce(stddev_samp("x"), 0e0) AS "stdev_x", coalesce(to_json(list("x" ORDER BY "coldhunt_order") FILTER (WHERE "x" IS NOT NULL)), CAST('[]' AS JSON)) AS "list_x", coalesce(to_json(kql_first_seen(list("s" ORDER BY "coldhunt_order"))), CAST('[]' AS JSON)) AS "set_s", coalesce(kql_bag_merge(list("d" ORDER BY "coldhunt_order")), CAST('{}' AS JSON)) AS "bag_d", coalesce(arg_min("s", "coldhunt_order") FILTER (WHERE "s" <> ''), '') AS "s", quantile_disc("x", 0.50) AS "percentile_x_50"
  FROM window_2
)
SELECT *
FROM summarize_3
