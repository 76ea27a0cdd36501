-- kql_datetime_of_rfc_text(s): ticks of a text after RFC 822 or RFC 850: [Sat, ]8 Nov 14 15:05[:02][ GMT], [Saturday,
-- ]08-Nov-14 15:05[:02][ GMT]. A year of two digits lies in 1950 to 2049. The name of the day is not checked.
CREATE OR REPLACE TEMPORARY FUNCTION kql_datetime_of_rfc_text(s STRING) RETURNS BIGINT RETURN
  CASE
    WHEN s RLIKE r'(?i)^[\t\n\f\r ]*(?:[a-z]{3,9}[\t\n\f\r ]*,[\t\n\f\r ]*)?([0-9]{1,2})[- ](Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[- ]([0-9]{4}|[0-9]{2})(?: +([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?)?[\t\n\f\r ]*(?:Z|GMT|UTC|([+-])([0-9]{2}):?([0-9]{2}))?[\t\n\f\r ]*\z'
      THEN kql_datetime_of_rfc_parts(split(regexp_replace(s, r'(?i)^[\t\n\f\r ]*(?:[a-z]{3,9}[\t\n\f\r ]*,[\t\n\f\r ]*)?([0-9]{1,2})[- ](Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[- ]([0-9]{4}|[0-9]{2})(?: +([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?)?[\t\n\f\r ]*(?:Z|GMT|UTC|([+-])([0-9]{2}):?([0-9]{2}))?[\t\n\f\r ]*\z', '$1|$2|$3|$4|$5|$6|$7|$8|$9'), '\\|', -1))
  END;
