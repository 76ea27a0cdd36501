WITH
-- range n from 5 to 45 step 10
range_1 AS (
  SELECT unnest(generate_series(CAST(5 AS BIGINT), CAST(45 AS BIGINT), CAST(10 AS BIGINT))) AS "n"
),
placed_2 AS MATERIALIZED (
  SELECT *, row_number() OVER () AS "_place"
  FROM range_1
),
-- range n from 5 to 45 step 10
ordered_3 AS (
  SELECT * EXCLUDE ("_place")
  FROM placed_2
  ORDER BY "_place"
),
where_4 AS (
  SELECT *
  FROM ordered_3
  WHERE "n" > kql_multiply(2, 10)
),
extend_5 AS (
  SELECT *, kql_multiply(2, 10) AS "limit"
  FROM where_4
),
-- range n from 5 to 45 step 10
ordered_6 AS (
  SELECT * EXCLUDE ("_place")
  FROM placed_2
  ORDER BY "_place"
),
where_7 AS (
  SELECT *
  FROM ordered_6
  WHERE "n" > kql_multiply(4, 10)
),
extend_8 AS (
  SELECT *, kql_multiply(4, 10) AS "limit"
  FROM where_7
),
-- union (Rows | invoke over_limit()), (over_limit(Rows, factor = 4))
union_9 AS (
  SELECT "n", "limit"
  FROM extend_5
  UNION ALL
  SELECT "n", "limit"
  FROM extend_8
)
SELECT *
FROM union_9
