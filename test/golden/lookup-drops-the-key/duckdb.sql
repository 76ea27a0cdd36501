WITH
-- datatable(Port: long, Note: string)[22, "in", 99, "out"]
values_1 AS (
  SELECT CAST(22 AS BIGINT) AS "Port", CAST('in' AS VARCHAR) AS "Note"
  UNION ALL
  SELECT CAST(99 AS BIGINT) AS "Port", CAST('out' AS VARCHAR) AS "Note"
),
-- datatable(Port: long, Note: string, Service: string)[22, "secure", "ssh", 80, "plain", "http"]
values_2 AS (
  SELECT CAST(22 AS BIGINT) AS "Port", CAST('secure' AS VARCHAR) AS "Note", CAST('ssh' AS VARCHAR) AS "Service"
  UNION ALL
  SELECT CAST(80 AS BIGINT) AS "Port", CAST('plain' AS VARCHAR) AS "Note", CAST('http' AS VARCHAR) AS "Service"
),
-- lookup Names on Port
join_3 AS (
  SELECT l."Port" AS "Port", l."Note" AS "Note", coalesce(r."Note", '') AS "Note1", coalesce(r."Service", '') AS "Service"
  FROM values_1 AS l LEFT JOIN values_2 AS r ON l."Port" IS NOT DISTINCT FROM r."Port"
)
SELECT *
FROM join_3
