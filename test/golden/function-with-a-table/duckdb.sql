WITH
-- range n from 5 to 45 step 10
range_1 AS (
  SELECT unnest(generate_series(CAST(5 AS BIGINT), CAST(45 AS BIGINT), CAST(10 AS BIGINT))) AS "n"
),
where_2 AS (
  SELECT *
  FROM range_1
  WHERE "n" > kql_multiply(2, 10)
),
extend_3 AS (
  SELECT *, kql_multiply(2, 10) AS "limit"
  FROM where_2
),
where_4 AS (
  SELECT *
  FROM range_1
  WHERE "n" > kql_multiply(4, 10)
),
extend_5 AS (
  SELECT *, kql_multiply(4, 10) AS "limit"
  FROM where_4
),
-- union (Rows | invoke over_limit()), (over_limit(Rows, factor = 4))
union_6 AS (
  SELECT "n", "limit"
  FROM extend_3
  UNION ALL
  SELECT "n", "limit"
  FROM extend_5
)
SELECT *
FROM union_6
