-- kql_guid_of_text(s): the first 32 hexadecimal digits of a text as a guid, hyphens at their places allowed, what
-- follows them ignored; NULL for anything else.
CREATE OR REPLACE TEMPORARY FUNCTION kql_guid_of_text(s STRING) RETURNS STRING RETURN
  CASE
    WHEN s RLIKE '(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}'
      THEN lower(regexp_replace(
        s,
        '(?is)^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12}).*$',
        '$1-$2-$3-$4-$5'
      ))
  END;
