WITH
-- datatable(image: string, line: string, pid: long)[ "cmd.exe", "cmd /c net user guest", 4711, "netsh…
values_1 AS (
  SELECT CAST(c1 AS VARCHAR) AS "image", CAST(c2 AS VARCHAR) AS "line", CAST(c3 AS BIGINT) AS "pid"
  FROM (VALUES
    ('cmd.exe', 'cmd /c net user guest', 4711),
    ('netsh.exe', 'netsh firewall', 22),
    ('calc.exe', 'CALC', 4711),
    ('usr.exe', 'net use', 5)
  ) AS v(c1, c2, c3)
),
-- search ("net" and line:"use*") or ("4711" and image:"calc")
where_2 AS (
  SELECT *
  FROM values_1
  WHERE (kql_has("image", 'net', true, true) OR kql_has("line", 'net', true, true) OR kql_has(coalesce(CAST("pid" AS VARCHAR), ''), 'net', true, true)) AND kql_hasprefix("line", 'use', true) OR (kql_has("image", '4711', true, true) OR kql_has("line", '4711', true, true) OR kql_has(coalesce(CAST("pid" AS VARCHAR), ''), '4711', true, true)) AND kql_has("image", 'calc', true, true)
),
union_3 AS (
  SELECT 'search_arg0' AS "$table", "image", "line", "pid"
  FROM where_2
)
SELECT *
FROM union_3
