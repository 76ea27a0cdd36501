WITH
values_1 AS (
  SELECT CAST(1 AS BIGINT) AS "x", CAST('a' AS VARCHAR) AS "s"
),
values_2 AS (
  SELECT CAST(2.5e0 AS DOUBLE) AS "x", CAST(639080361310417203 /* 2026-03-02T08:15:31.0417203Z */ AS BIGINT) AS "t"
),
union_3 AS (
  SELECT 'Alpha' AS "From", "x" AS "x_long", CAST(NULL AS DOUBLE) AS "x_real", "s", CAST(NULL AS BIGINT) AS "t"
  FROM values_1
  UNION ALL
  SELECT 'Beta' AS "From", CAST(NULL AS BIGINT) AS "x_long", "x" AS "x_real", '' AS "s", "t"
  FROM values_2
)
SELECT *
FROM union_3
