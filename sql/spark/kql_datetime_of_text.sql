-- kql_datetime_of_text(s): ticks of a text as KQL reads datetimes: ISO 8601 and sortable forms, month/day/year, RFC
-- 822 and RFC 850; NULL for anything else.
CREATE OR REPLACE TEMPORARY FUNCTION kql_datetime_of_text(s STRING) RETURNS BIGINT RETURN
  coalesce(kql_datetime_of_iso_text(s), kql_datetime_of_us_text(s), kql_datetime_of_rfc_text(s));
