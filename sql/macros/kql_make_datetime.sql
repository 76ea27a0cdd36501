-- kql_make_datetime(y, mo, d, h, mi, s): a datetime from its parts; NULL where there is no such day or time.
-- s: seconds as a DOUBLE, to 100 ns.
CREATE OR REPLACE MACRO kql_make_datetime(y, mo, d, h, mi, s) AS
  CASE
    WHEN y BETWEEN 1 AND 9999 AND mo BETWEEN 1 AND 12 AND d BETWEEN 1 AND 31
      AND h BETWEEN 0 AND 23 AND mi BETWEEN 0 AND 59 AND s >= 0 AND s < 60
      THEN kql_date_ticks(TRY_CAST(format('{:04d}-{:02d}-{:02d}', y, mo, d) AS DATE))
        + h * 36000000000 + mi * 600000000 + least(round(s * 1e7)::BIGINT, 599999999)
  END;
