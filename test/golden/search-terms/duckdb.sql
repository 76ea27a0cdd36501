WITH
-- datatable(image: string, line: string, pid: long)[ "cmd.exe", "cmd /c net user guest", 4711, "netsh…
values_1 AS (
  SELECT CAST('cmd.exe' AS VARCHAR) AS "image", CAST('cmd /c net user guest' AS VARCHAR) AS "line", CAST(4711 AS BIGINT) AS "pid"
  UNION ALL
  SELECT CAST('netsh.exe' AS VARCHAR) AS "image", CAST('netsh firewall' AS VARCHAR) AS "line", CAST(22 AS BIGINT) AS "pid"
  UNION ALL
  SELECT CAST('calc.exe' AS VARCHAR) AS "image", CAST('CALC' AS VARCHAR) AS "line", CAST(4711 AS BIGINT) AS "pid"
  UNION ALL
  SELECT CAST('usr.exe' AS VARCHAR) AS "image", CAST('net use' AS VARCHAR) AS "line", CAST(5 AS BIGINT) AS "pid"
),
-- search ("net" and line:"use*") or ("4711" and image:"calc")
union_2 AS (
  SELECT 'search_arg0' AS "$table", "image", "line", "pid"
  FROM values_1
),
where_3 AS (
  SELECT *
  FROM union_2
  WHERE (kql_has("image", 'net') OR kql_has("line", 'net') OR kql_has(coalesce(CAST("pid" AS VARCHAR), ''), 'net')) AND kql_hasprefix("line", 'use') OR (kql_has("image", '4711') OR kql_has("line", '4711') OR kql_has(coalesce(CAST("pid" AS VARCHAR), ''), '4711')) AND kql_has("image", 'calc')
)
SELECT *
FROM where_3
