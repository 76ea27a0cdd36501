-- kql_bytes_of_base64(text): the bytes that base64 holds; NULL where it is no base64.
CREATE OR REPLACE TEMPORARY FUNCTION kql_bytes_of_base64(text STRING) RETURNS BINARY RETURN
  CASE
    WHEN text RLIKE r'^(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\z' THEN unbase64(text)
  END;
