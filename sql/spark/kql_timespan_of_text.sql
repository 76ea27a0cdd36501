-- kql_timespan_of_text(s): ticks of a text as KQL reads timespans: a number and a unit (1.5h, 15 seconds), a bare
-- number of days, or [-][d.]hh:mm[:ss[.fffffff]]; NULL for anything else. Parts of a tick are cut.
CREATE OR REPLACE TEMPORARY FUNCTION kql_timespan_of_text(s STRING) RETURNS BIGINT RETURN
  CASE
    WHEN s RLIKE r'(?i)^[\t\n\f\r ]*([+-])?([0-9]{1,19})(?:(?:\.([0-9]{1,15}))?[\t\n\f\r ]*([a-z]+))?[\t\n\f\r ]*\z'
      THEN kql_timespan_of_amount(
        regexp_extract(s, r'(?i)^[\t\n\f\r ]*([+-])?([0-9]{1,19})(?:(?:\.([0-9]{1,15}))?[\t\n\f\r ]*([a-z]+))?[\t\n\f\r ]*\z', 1),
        regexp_extract(s, r'(?i)^[\t\n\f\r ]*([+-])?([0-9]{1,19})(?:(?:\.([0-9]{1,15}))?[\t\n\f\r ]*([a-z]+))?[\t\n\f\r ]*\z', 2),
        regexp_extract(s, r'(?i)^[\t\n\f\r ]*([+-])?([0-9]{1,19})(?:(?:\.([0-9]{1,15}))?[\t\n\f\r ]*([a-z]+))?[\t\n\f\r ]*\z', 3),
        kql_ticks_of_unit(coalesce(nullif(lower(regexp_extract(s, r'(?i)^[\t\n\f\r ]*([+-])?([0-9]{1,19})(?:(?:\.([0-9]{1,15}))?[\t\n\f\r ]*([a-z]+))?[\t\n\f\r ]*\z', 4)), ''), 'd'))
      )
    WHEN s RLIKE r'^[\t\n\f\r ]*(-)?(?:([0-9]{1,8})\.)?([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:\.([0-9]{1,7}))?)?[\t\n\f\r ]*\z'
      THEN kql_timespan_of_clock(
        regexp_extract(s, r'^[\t\n\f\r ]*(-)?(?:([0-9]{1,8})\.)?([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:\.([0-9]{1,7}))?)?[\t\n\f\r ]*\z', 1), 
        regexp_extract(s, r'^[\t\n\f\r ]*(-)?(?:([0-9]{1,8})\.)?([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:\.([0-9]{1,7}))?)?[\t\n\f\r ]*\z', 2), 
        regexp_extract(s, r'^[\t\n\f\r ]*(-)?(?:([0-9]{1,8})\.)?([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:\.([0-9]{1,7}))?)?[\t\n\f\r ]*\z', 3), 
        regexp_extract(s, r'^[\t\n\f\r ]*(-)?(?:([0-9]{1,8})\.)?([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:\.([0-9]{1,7}))?)?[\t\n\f\r ]*\z', 4), 
        regexp_extract(s, r'^[\t\n\f\r ]*(-)?(?:([0-9]{1,8})\.)?([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:\.([0-9]{1,7}))?)?[\t\n\f\r ]*\z', 5), 
        regexp_extract(s, r'^[\t\n\f\r ]*(-)?(?:([0-9]{1,8})\.)?([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:\.([0-9]{1,7}))?)?[\t\n\f\r ]*\z', 6)
      )
  END;
