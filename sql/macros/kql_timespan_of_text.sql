-- kql_timespan_of_text(s): ticks of a text as KQL reads timespans: a number and a unit (1.5h, 15 seconds), a bare
-- number of days, or [-][d.]hh:mm[:ss[.fffffff]]; NULL for anything else. Parts of a tick are cut.
CREATE OR REPLACE MACRO kql_timespan_of_text(s) AS
  coalesce(
    list_transform(
      [
        regexp_extract(
          s, '(?i)^\s*([+-])?([0-9]{1,19})(?:(?:\.([0-9]{1,15}))?\s*([a-z]+))?\s*$', ['sign', 'whole', 'part', 'unit']
        )
      ],
      lambda p: TRY_CAST(
        CASE p.sign WHEN '-' THEN -1 ELSE 1 END
        * (
          TRY_CAST(p.whole AS HUGEINT) * kql_ticks_of_unit(coalesce(nullif(lower(p.unit), ''), 'd'))
          + rpad(p.part, 15, '0')::HUGEINT * kql_ticks_of_unit(coalesce(nullif(lower(p.unit), ''), 'd'))
          // 1000000000000000
        ) AS BIGINT
      )
    )[1],
    list_transform(
      [
        regexp_extract(
          s,
          '^\s*(-)?(?:([0-9]{1,8})\.)?([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:\.([0-9]{1,7}))?)?\s*$',
          ['sign', 'd', 'h', 'mi', 's', 'f']
        )
      ],
      lambda p: TRY_CAST(
        CASE
          WHEN TRY_CAST(p.h AS INTEGER) < 24 AND TRY_CAST(p.mi AS INTEGER) < 60 AND coalesce(TRY_CAST(p.s AS INTEGER), 0) < 60
            THEN CASE p.sign WHEN '-' THEN -1 ELSE 1 END
              * (
                coalesce(TRY_CAST(p.d AS HUGEINT), 0) * 864000000000
                + p.h::BIGINT * 36000000000
                + p.mi::BIGINT * 600000000
                + coalesce(TRY_CAST(p.s AS BIGINT), 0) * 10000000
                + rpad(p.f, 7, '0')::BIGINT
              )
        END AS BIGINT
      )
    )[1]
  );
