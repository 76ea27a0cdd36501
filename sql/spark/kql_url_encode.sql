-- kql_url_encode(text, blank): all characters but letters, digits and -_.!*() as percent signs and two small hexadecimal
-- digits a byte; a space becomes blank.
CREATE OR REPLACE TEMPORARY FUNCTION kql_url_encode(text STRING, blank STRING) RETURNS STRING RETURN
  array_join(
    transform(split(text, ''), c -> CASE
      WHEN c = ' ' THEN blank
      WHEN c RLIKE r'^[0-9A-Za-z\-_.!*()]' THEN c
      ELSE regexp_replace(lower(hex(c)), '..', '%$0')
    END),
    ''
  );
