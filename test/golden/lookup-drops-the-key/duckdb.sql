WITH
-- datatable(Port: long, Note: string)[22, "in", 99, "out"]
values_1 AS (
  SELECT CAST(c1 AS BIGINT) AS "Port", CAST(c2 AS VARCHAR) AS "Note"
  FROM (VALUES
    (22, 'in'),
    (99, 'out')
  ) AS v(c1, c2)
),
-- datatable(Port: long, Note: string, Service: string)[22, "secure", "ssh", 80, "plain", "http"]
values_2 AS (
  SELECT CAST(c1 AS BIGINT) AS "Port", CAST(c2 AS VARCHAR) AS "Note", CAST(c3 AS VARCHAR) AS "Service"
  FROM (VALUES
    (22, 'secure', 'ssh'),
    (80, 'plain', 'http')
  ) AS v(c1, c2, c3)
),
-- lookup Names on Port
join_3 AS (
  SELECT l."Port" AS "Port", l."Note" AS "Note", coalesce(r."Note", '') AS "Note1", coalesce(r."Service", '') AS "Service"
  FROM values_1 AS l LEFT JOIN values_2 AS r ON l."Port" IS NOT DISTINCT FROM r."Port"
)
SELECT *
FROM join_3
