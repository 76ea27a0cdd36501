WITH
-- datatable(k: long, s: string)[1, "one", long(null), "none", 3, "three"]
values_1 AS (
  SELECT CAST(c1 AS BIGINT) AS "k", CAST(c2 AS VARCHAR) AS "s"
  FROM (VALUES
    (1, 'one'),
    (CAST(NULL AS BIGINT), 'none'),
    (3, 'three')
  ) AS v(c1, c2)
),
-- datatable(k: long, s: string, n: long)[long(null), "void", 7, 1, "uno", 8, 1, "ein", 9]
values_2 AS (
  SELECT CAST(c1 AS BIGINT) AS "k", CAST(c2 AS VARCHAR) AS "s", CAST(c3 AS BIGINT) AS "n"
  FROM (VALUES
    (CAST(NULL AS BIGINT), 'void', 7),
    (1, 'uno', 8),
    (1, 'ein', 9)
  ) AS v(c1, c2, c3)
),
-- join kind=leftouter R on k
join_3 AS (
  SELECT l."k" AS "k", l."s" AS "s", r."k" AS "k1", coalesce(r."s", '') AS "s1", r."n" AS "n"
  FROM values_1 AS l LEFT JOIN values_2 AS r ON l."k" IS NOT DISTINCT FROM r."k"
),
-- sort by s asc, n asc
sort_4 AS (
  SELECT * EXCLUDE ("_place")
  FROM (SELECT *, row_number() OVER () AS "_place" FROM join_3)
  ORDER BY "s" ASC NULLS FIRST, "n" ASC NULLS FIRST, "_place"
)
SELECT *
FROM sort_4
