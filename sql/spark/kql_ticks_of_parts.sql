-- kql_ticks_of_parts(...): the ticks of a datetime taken apart into texts: year, month, day, hour, minute, second,
-- fraction of a second (digits past the seventh are cut), sign, hours and minutes of the offset from UTC; '' where a
-- part is missing. NULL where there is no such day or time in the years 1 to 9999.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ticks_of_parts(y STRING, mo STRING, d STRING, h STRING, mi STRING, s STRING, f STRING, zs STRING, zh STRING, zm STRING) RETURNS BIGINT RETURN
  kql_valid_datetime(
    CASE
      WHEN coalesce(TRY_CAST(h AS INT), 0) < 24
        AND coalesce(TRY_CAST(mi AS INT), 0) < 60
        AND coalesce(TRY_CAST(s AS INT), 0) < 60
        THEN kql_date_ticks(TRY_CAST(y || '-' || mo || '-' || d AS DATE))
          + coalesce(TRY_CAST(h AS BIGINT), 0) * 36000000000
          + coalesce(TRY_CAST(mi AS BIGINT), 0) * 600000000
          + coalesce(TRY_CAST(s AS BIGINT), 0) * 10000000
          + TRY_CAST(rpad(f, 7, '0') AS BIGINT)
          - CASE zs WHEN '' THEN 0 WHEN '-' THEN -1 ELSE 1 END
          * (coalesce(TRY_CAST(zh AS BIGINT), 0) * 36000000000 + coalesce(TRY_CAST(zm AS BIGINT), 0) * 600000000)
    END
  );
