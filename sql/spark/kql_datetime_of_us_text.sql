-- kql_datetime_of_us_text(s): ticks of a text month/day/year with an optional time, 24 hours or AM and PM; NULL for
-- anything else.
CREATE OR REPLACE TEMPORARY FUNCTION kql_datetime_of_us_text(s STRING) RETURNS BIGINT RETURN
  CASE
    WHEN s RLIKE r'(?i)^[\t\n\f\r ]*([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})(?:[T ][\t\n\f\r ]*([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:\.([0-9]+))?)?[\t\n\f\r ]*(AM|PM)?)?[\t\n\f\r ]*(?:Z|GMT|UTC|([+-])([0-9]{2}):?([0-9]{2}))?[\t\n\f\r ]*\z'
      THEN kql_datetime_of_us_parts(split(regexp_replace(s, r'(?i)^[\t\n\f\r ]*([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})(?:[T ][\t\n\f\r ]*([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:\.([0-9]+))?)?[\t\n\f\r ]*(AM|PM)?)?[\t\n\f\r ]*(?:Z|GMT|UTC|([+-])([0-9]{2}):?([0-9]{2}))?[\t\n\f\r ]*\z', '$1|$2|$3|$4|$5|$6|$7|$8|$9|$10|$11'), '\\|', -1))
  END;
