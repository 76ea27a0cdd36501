WITH
-- range day from datetime(2026-02-27) to datetime(2026-03-01) step 1d
range_1 AS (
  SELECT unnest(generate_series(CAST(639077472000000000 /* 2026-02-27T00:00:00.0000000Z */ AS BIGINT), CAST(639079200000000000 /* 2026-03-01T00:00:00.0000000Z */ AS BIGINT), CAST(864000000000 /* 1.00:00:00 */ AS BIGINT))) AS "day"
),
-- where dayofweek(day) != 0d
bind_2 AS (
  SELECT *, ("day" // 864000000000 + 1) % 7 * 864000000000 AS "_1"
  FROM range_1
),
where_3 AS (
  SELECT * EXCLUDE ("_1")
  FROM bind_2
  WHERE "_1" IS DISTINCT FROM 0 /* 00:00:00 */
),
-- count as Weekdays
summarize_4 AS (
  SELECT count(*) AS "Weekdays"
  FROM where_3
)
SELECT *
FROM summarize_4
