-- kql_make_timespan(d, h, mi, s): a timespan from its parts; NULL where hours, minutes or seconds are out of range.
-- s: seconds as a DOUBLE, to 100 ns.
CREATE OR REPLACE TEMPORARY FUNCTION kql_make_timespan(d BIGINT, h BIGINT, mi BIGINT, s DOUBLE) RETURNS BIGINT RETURN
  CASE
    WHEN d BETWEEN 0 AND 10675198 AND h BETWEEN 0 AND 23 AND mi BETWEEN 0 AND 59 AND s >= 0 AND s < 60
      THEN d * 864000000000 + h * 36000000000 + mi * 600000000 + least(CAST(round(s * 1e7) AS BIGINT), 599999999L)
  END;
