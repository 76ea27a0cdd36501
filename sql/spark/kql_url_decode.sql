-- kql_url_decode(text): percent signs and two hexadecimal digits as bytes of UTF-8, + as a space; '' for no UTF-8.
CREATE OR REPLACE TEMPORARY FUNCTION kql_url_decode(text STRING) RETURNS STRING RETURN
  kql_text_of_bytes(unhex(array_join(
    transform(regexp_extract_all(text, '(?s)%[0-9A-Fa-f]{2}|.', 0), part -> CASE
      WHEN part = '+' THEN '20'
      WHEN length(part) = 3 THEN substr(part, 2)
      ELSE hex(part)
    END),
    ''
  )));
