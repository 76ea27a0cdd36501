-- kql_timespan_of_clock(...): the ticks of sign, days, hours, minutes, seconds and fraction, '' where one is missing.
CREATE OR REPLACE TEMPORARY FUNCTION kql_timespan_of_clock(sign STRING, d STRING, h STRING, mi STRING, s STRING, f STRING) RETURNS BIGINT RETURN
  CASE
    WHEN TRY_CAST(h AS INT) < 24 AND TRY_CAST(mi AS INT) < 60 AND coalesce(TRY_CAST(s AS INT), 0) < 60
      THEN TRY_CAST(
        CASE sign WHEN '-' THEN -1 ELSE 1 END
        * (
          coalesce(try_cast(d AS DECIMAL(8, 0)), 0) * 864000000000
          + TRY_CAST(h AS BIGINT) * 36000000000
          + TRY_CAST(mi AS BIGINT) * 600000000
          + coalesce(TRY_CAST(s AS BIGINT), 0) * 10000000
          + TRY_CAST(rpad(f, 7, '0') AS BIGINT)
        ) AS BIGINT)
  END;
