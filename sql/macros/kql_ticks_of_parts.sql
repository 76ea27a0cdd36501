-- kql_ticks_of_parts(p): the ticks of a datetime taken apart into a struct of texts: y, mo, d, h, mi, s, f (fraction
-- of a second, digits past the seventh are cut), zs, zh, zm (sign, hours and minutes of the offset from UTC); ''
-- where a part is missing. NULL where there is no such day or time in the years 1 to 9999.
CREATE OR REPLACE MACRO kql_ticks_of_parts(p) AS
  kql_valid_datetime(
    CASE
      WHEN coalesce(TRY_CAST(p.h AS INTEGER), 0) < 24
        AND coalesce(TRY_CAST(p.mi AS INTEGER), 0) < 60
        AND coalesce(TRY_CAST(p.s AS INTEGER), 0) < 60
        THEN kql_date_ticks(TRY_CAST(p.y || '-' || p.mo || '-' || p.d AS DATE))
          + coalesce(TRY_CAST(p.h AS BIGINT), 0) * 36000000000
          + coalesce(TRY_CAST(p.mi AS BIGINT), 0) * 600000000
          + coalesce(TRY_CAST(p.s AS BIGINT), 0) * 10000000
          + rpad(p.f[:7], 7, '0')::BIGINT
          - CASE p.zs WHEN '' THEN 0 WHEN '-' THEN -1 ELSE 1 END
          * (
            coalesce(TRY_CAST(p.zh AS BIGINT), 0) * 36000000000 + coalesce(TRY_CAST(p.zm AS BIGINT), 0) * 600000000
          )
    END
  );
