-- kql_datetime_of_text(s): ticks of a text as KQL reads datetimes: ISO 8601 and sortable forms, month/day/year,
-- RFC 822 and RFC 850, also without a time, 20221202 and Dec 2, 2022; NULL for anything else.
-- The first branch is the form that exports and tostring() write, read by DuckDB's own cast: ten times as fast.
CREATE OR REPLACE MACRO kql_datetime_of_text(s) AS
  CASE
    WHEN regexp_full_match(
        s, '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ](?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,7})?Z?'
      )
      AND s >= '0001'
      THEN epoch_us(TRY_CAST(s[:19] AS TIMESTAMP)) * 10 + 621355968000000000
        + rpad(rtrim(s[21:27], 'Z'), 7, '0')::BIGINT
    ELSE coalesce(
        kql_datetime_of_iso_text(regexp_replace(s, '^\s*([0-9]{4})([0-9]{2})([0-9]{2})\s*$', '\1-\2-\3')),
        kql_datetime_of_us_text(s),
        kql_datetime_of_rfc_text(regexp_replace(s, '(?i)^\s*([a-z]{3}) +([0-9]{1,2}), *([0-9]{4})', '\2 \1 \3'))
      )
  END;
