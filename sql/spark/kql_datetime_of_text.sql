-- kql_datetime_of_text(s): ticks of a text as KQL reads datetimes: ISO 8601 and sortable forms, month/day/year, RFC
-- 822 and RFC 850, also without a time, 20221202 and Dec 2, 2022; NULL for anything else.
CREATE OR REPLACE TEMPORARY FUNCTION kql_datetime_of_text(s STRING) RETURNS BIGINT RETURN
  coalesce(
    kql_datetime_of_iso_text(
      regexp_replace(s, r'^[\t\n\f\r ]*([0-9]{4})([0-9]{2})([0-9]{2})[\t\n\f\r ]*\z', '$1-$2-$3')
    ),
    kql_datetime_of_us_text(s),
    kql_datetime_of_rfc_text(
      regexp_replace(s, r'(?i)^[\t\n\f\r ]*([a-z]{3}) +([0-9]{1,2}), *([0-9]{4})', '$2 $1 $3')
    )
  );
