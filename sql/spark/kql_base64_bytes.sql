-- kql_base64_bytes(text): the bytes that base64 holds as a dynamic array of numbers; NULL where it is no base64.
CREATE OR REPLACE TEMPORARY FUNCTION kql_base64_bytes(text STRING) RETURNS STRING RETURN
  '[' || array_join(
    transform(regexp_extract_all(hex(kql_bytes_of_base64(text)), '..', 0), digits -> conv(digits, 16, 10)),
    ','
  ) || ']';
