-- kql_base64_decode(text): the text that base64 holds; '' where it is no base64 or holds no UTF-8.
CREATE OR REPLACE TEMPORARY FUNCTION kql_base64_decode(text STRING) RETURNS STRING RETURN
  kql_text_of_bytes(kql_bytes_of_base64(text));
