WITH
-- datatable(id: long, r: real)[1, 2.5, 2, real(nan), 3, real(null), 4, real(-inf), 5, real(+inf)]
values_1 AS (
  SELECT CAST(1 AS BIGINT) AS "id", CAST(2.5e0 AS DOUBLE) AS "r"
  UNION ALL
  SELECT CAST(2 AS BIGINT) AS "id", CAST(CAST('nan' AS DOUBLE) AS DOUBLE) AS "r"
  UNION ALL
  SELECT CAST(3 AS BIGINT) AS "id", CAST(CAST(NULL AS DOUBLE) AS DOUBLE) AS "r"
  UNION ALL
  SELECT CAST(4 AS BIGINT) AS "id", CAST(CAST('-inf' AS DOUBLE) AS DOUBLE) AS "r"
  UNION ALL
  SELECT CAST(5 AS BIGINT) AS "id", CAST(CAST('inf' AS DOUBLE) AS DOUBLE) AS "r"
),
-- sort by r desc
sort_2 AS (
  SELECT * EXCLUDE ("_place")
  FROM (SELECT *, row_number() OVER () AS "_place" FROM values_1)
  ORDER BY coalesce(isnan("r"), true) ASC, "r" DESC NULLS LAST, "_place"
),
-- project id
project_3 AS (
  SELECT "id"
  FROM sort_2
)
SELECT *
FROM project_3
