WITH
-- datatable(id: long, r: real)[1, 2.5, 2, real(nan), 3, real(null), 4, real(-inf), 5, real(+inf)]
values_1 AS (
  SELECT CAST(c1 AS BIGINT) AS "id", CAST(c2 AS DOUBLE) AS "r"
  FROM (VALUES
    (1, 2.5e0),
    (2, CAST('nan' AS DOUBLE)),
    (3, CAST(NULL AS DOUBLE)),
    (4, CAST('-inf' AS DOUBLE)),
    (5, CAST('inf' AS DOUBLE))
  ) AS v(c1, c2)
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
