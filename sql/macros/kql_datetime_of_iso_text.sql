-- kql_datetime_of_iso_text(s): ticks of a text that begins with a year, 2026-03-02T08:15:31.0417203Z and its shorter
-- forms, with an offset from UTC or a named GMT, UTC or Z; NULL for anything else.
CREATE OR REPLACE MACRO kql_datetime_of_iso_text(s) AS
  list_transform(
    [
      regexp_extract(
        s,
        '(?i)^\s*([0-9]{4})(?:[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2})(?:[T ]\s*([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:\.([0-9]+))?)?)?\s*(?:Z|GMT|UTC|([+-])([0-9]{2}):?([0-9]{2}))?)?)?\s*$',
        ['y', 'mo', 'd', 'h', 'mi', 's', 'f', 'zs', 'zh', 'zm']
      )
    ],
    lambda p: CASE
      WHEN p.y <> ''
        THEN kql_ticks_of_parts({
          'y': p.y, 'mo': coalesce(nullif(p.mo, ''), '1'), 'd': coalesce(nullif(p.d, ''), '1'),
          'h': p.h, 'mi': p.mi, 's': p.s, 'f': p.f, 'zs': p.zs, 'zh': p.zh, 'zm': p.zm
        })
    END
  )[1];
