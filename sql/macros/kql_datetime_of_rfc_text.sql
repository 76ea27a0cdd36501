-- kql_datetime_of_rfc_text(s): ticks of a text after RFC 822 or RFC 850: [Sat, ]8 Nov 14[ 15:05[:02]][ GMT],
-- [Saturday, ]08-Nov-14[ 15:05[:02]][ GMT]. A year of two digits lies in 1950 to 2049. The name of the day is not checked.
CREATE OR REPLACE MACRO kql_datetime_of_rfc_text(s) AS
  list_transform(
    [
      regexp_extract(
        s,
        '(?i)^\s*(?:[a-z]{3,9}\s*,\s*)?([0-9]{1,2})[- ](Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[- ]([0-9]{4}|[0-9]{2})(?: +([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?)?\s*(?:Z|GMT|UTC|([+-])([0-9]{2}):?([0-9]{2}))?\s*$',
        ['d', 'mo', 'y', 'h', 'mi', 's', 'zs', 'zh', 'zm']
      )
    ],
    lambda p: CASE
      WHEN p.y <> ''
        THEN kql_ticks_of_parts({
          'y': CASE WHEN length(p.y) = 4 THEN p.y WHEN p.y < '50' THEN '20' || p.y ELSE '19' || p.y END,
          'mo': (strpos('janfebmaraprmayjunjulaugsepoctnovdec', lower(p.mo)) // 3 + 1)::VARCHAR,
          'd': p.d, 'h': p.h, 'mi': p.mi, 's': p.s, 'f': '', 'zs': p.zs, 'zh': p.zh, 'zm': p.zm
        })
    END
  )[1];
