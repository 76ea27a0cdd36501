WITH
-- datatable(k: long, a: string)[1, "x", 2, "y", 2, "z"]
values_1 AS (
  SELECT CAST(c1 AS BIGINT) AS "k", CAST(c2 AS VARCHAR) AS "a"
  FROM (VALUES
    (1, 'x'),
    (2, 'y'),
    (2, 'z')
  ) AS v(c1, c2)
),
-- datatable(k: long, b: string)[2, "p", 2, "q", 5, "r"]
values_2 AS (
  SELECT CAST(c1 AS BIGINT) AS "k", CAST(c2 AS VARCHAR) AS "b"
  FROM (VALUES
    (2, 'p'),
    (2, 'q'),
    (5, 'r')
  ) AS v(c1, c2)
),
-- join kind=leftsemi R on k
join_3 AS (
  SELECT l."k" AS "k", l."a" AS "a"
  FROM values_1 AS l SEMI JOIN values_2 AS r ON l."k" IS NOT DISTINCT FROM r."k"
),
-- project w = strcat("leftsemi ", a)
project_4 AS (
  SELECT concat('leftsemi ', "a") AS "w"
  FROM join_3
),
-- join kind=leftanti R on k
join_5 AS (
  SELECT l."k" AS "k", l."a" AS "a"
  FROM values_1 AS l ANTI JOIN values_2 AS r ON l."k" IS NOT DISTINCT FROM r."k"
),
-- project w = strcat("leftanti ", a)
project_6 AS (
  SELECT concat('leftanti ', "a") AS "w"
  FROM join_5
),
-- join kind=rightsemi R on k
join_7 AS (
  SELECT r."k" AS "k", r."b" AS "b"
  FROM values_2 AS r SEMI JOIN values_1 AS l ON l."k" IS NOT DISTINCT FROM r."k"
),
-- project w = strcat("rightsemi ", b)
project_8 AS (
  SELECT concat('rightsemi ', "b") AS "w"
  FROM join_7
),
-- join kind=rightanti R on k
join_9 AS (
  SELECT r."k" AS "k", r."b" AS "b"
  FROM values_2 AS r ANTI JOIN values_1 AS l ON l."k" IS NOT DISTINCT FROM r."k"
),
-- project w = strcat("rightanti ", b)
project_10 AS (
  SELECT concat('rightanti ', "b") AS "w"
  FROM join_9
),
-- datatable(k: long, a: string)[1, "x", 2, "y", 2, "z"]
unique_11 AS (
  SELECT * EXCLUDE ("_place")
  FROM (SELECT *, row_number() OVER () AS "_place" FROM values_1)
  QUALIFY row_number() OVER (PARTITION BY "k" ORDER BY "_place") = 1
),
-- join R on k
join_12 AS (
  SELECT l."k" AS "k", l."a" AS "a", r."k" AS "k1", r."b" AS "b"
  FROM unique_11 AS l JOIN values_2 AS r ON l."k" IS NOT DISTINCT FROM r."k"
),
-- summarize n = count()
summarize_13 AS (
  SELECT count(*) AS "n"
  FROM join_12
),
-- project w = strcat("innerunique ", tostring(n))
project_14 AS (
  SELECT concat('innerunique ', coalesce(CAST("n" AS VARCHAR), '')) AS "w"
  FROM summarize_13
),
-- join kind=inner R on k
join_15 AS (
  SELECT l."k" AS "k", l."a" AS "a", r."k" AS "k1", r."b" AS "b"
  FROM values_1 AS l JOIN values_2 AS r ON l."k" IS NOT DISTINCT FROM r."k"
),
-- summarize n = count()
summarize_16 AS (
  SELECT count(*) AS "n"
  FROM join_15
),
-- project w = strcat("inner ", tostring(n))
project_17 AS (
  SELECT concat('inner ', coalesce(CAST("n" AS VARCHAR), '')) AS "w"
  FROM summarize_16
),
-- join kind=fullouter R on k
join_18 AS (
  SELECT l."k" AS "k", coalesce(l."a", '') AS "a", r."k" AS "k1", coalesce(r."b", '') AS "b"
  FROM values_1 AS l FULL JOIN values_2 AS r ON l."k" IS NOT DISTINCT FROM r."k"
),
-- summarize n = count()
summarize_19 AS (
  SELECT count(*) AS "n"
  FROM join_18
),
-- project w = strcat("fullouter ", tostring(n))
project_20 AS (
  SELECT concat('fullouter ', coalesce(CAST("n" AS VARCHAR), '')) AS "w"
  FROM summarize_19
),
-- union (L | join kind=leftsemi R on k | project w = strcat("leftsemi ", a)), (L | join kind=leftanti…
union_21 AS (
  SELECT "w"
  FROM project_4
  UNION ALL
  SELECT "w"
  FROM project_6
  UNION ALL
  SELECT "w"
  FROM project_8
  UNION ALL
  SELECT "w"
  FROM project_10
  UNION ALL
  SELECT "w"
  FROM project_14
  UNION ALL
  SELECT "w"
  FROM project_17
  UNION ALL
  SELECT "w"
  FROM project_20
)
SELECT *
FROM union_21
