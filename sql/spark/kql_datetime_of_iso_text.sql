-- kql_datetime_of_iso_text(s): ticks of a text that begins with a year, 2026-03-02T08:15:31.0417203Z and its shorter
-- forms, with an offset from UTC or a named GMT, UTC or Z; NULL for anything else.
CREATE OR REPLACE TEMPORARY FUNCTION kql_datetime_of_iso_text(s STRING) RETURNS BIGINT RETURN
  CASE
    WHEN s RLIKE r'(?i)^[\t\n\f\r ]*([0-9]{4})(?:[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2})(?:[T ][\t\n\f\r ]*([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:\.([0-9]+))?)?)?[\t\n\f\r ]*(?:Z|GMT|UTC|([+-])([0-9]{2}):?([0-9]{2}))?)?)?[\t\n\f\r ]*\z'
      THEN kql_datetime_of_iso_parts(split(regexp_replace(s, r'(?i)^[\t\n\f\r ]*([0-9]{4})(?:[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2})(?:[T ][\t\n\f\r ]*([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:\.([0-9]+))?)?)?[\t\n\f\r ]*(?:Z|GMT|UTC|([+-])([0-9]{2}):?([0-9]{2}))?)?)?[\t\n\f\r ]*\z', '$1|$2|$3|$4|$5|$6|$7|$8|$9|$10'), '\\|', -1))
  END;
