-- kql_make_datetime(y, mo, d, h, mi, s): a datetime from its parts; NULL where there is no such day or time. s:
-- seconds as a DOUBLE, to 100 ns.
CREATE OR REPLACE TEMPORARY FUNCTION kql_make_datetime(y BIGINT, mo BIGINT, d BIGINT, h BIGINT, mi BIGINT, s DOUBLE) RETURNS BIGINT RETURN
  CASE
    WHEN y BETWEEN 1 AND 9999 AND mo BETWEEN 1 AND 12 AND d BETWEEN 1 AND 31
      AND h BETWEEN 0 AND 23 AND mi BETWEEN 0 AND 59 AND s >= 0 AND s < 60
      THEN datediff(TRY_CAST(format_string('%04d-%02d-%02d', y, mo, d) AS DATE), DATE'0001-01-01') * 864000000000
        + h * 36000000000 + mi * 600000000 + least(CAST(round(s * 1e7) AS BIGINT), 599999999L)
  END;
