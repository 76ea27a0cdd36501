-- kql_datetime_of_us_text(s): ticks of a text month/day/year with an optional time, 24 hours or AM and PM.
CREATE OR REPLACE MACRO kql_datetime_of_us_text(s) AS
  list_transform(
    [
      regexp_extract(
        s,
        '(?i)^\s*([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})(?:[T ]\s*([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:\.([0-9]+))?)?\s*(AM|PM)?)?\s*(?:Z|GMT|UTC|([+-])([0-9]{2}):?([0-9]{2}))?\s*$',
        ['mo', 'd', 'y', 'h', 'mi', 's', 'f', 'half', 'zs', 'zh', 'zm']
      )
    ],
    lambda p: CASE
      WHEN p.y <> ''
        THEN kql_ticks_of_parts({
          'y': p.y, 'mo': p.mo, 'd': p.d,
          'h': CASE
            WHEN p.half = '' THEN p.h
            WHEN p.h::INTEGER BETWEEN 1 AND 12
              THEN (p.h::INTEGER % 12 + CASE WHEN lower(p.half) = 'pm' THEN 12 ELSE 0 END)::VARCHAR
            ELSE '99'
          END,
          'mi': p.mi, 's': p.s, 'f': p.f, 'zs': p.zs, 'zh': p.zh, 'zm': p.zm
        })
    END
  )[1];
