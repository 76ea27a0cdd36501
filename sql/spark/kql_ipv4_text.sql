-- kql_ipv4_text(address): a number as an IPv4 address; '' for what is none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv4_text(address BIGINT) RETURNS STRING RETURN
  CASE
    WHEN address BETWEEN 0 AND 4294967295
    THEN concat(address DIV 16777216, '.', address DIV 65536 % 256, '.', address DIV 256 % 256, '.', address % 256)
    ELSE ''
  END;
