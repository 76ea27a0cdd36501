-- kql_ipv4_text(address): a number as an IPv4 address; '' for what is none.
CREATE OR REPLACE MACRO kql_ipv4_text(address) AS
  CASE
    WHEN address BETWEEN 0 AND 4294967295
    THEN concat(
      address // 16777216, '.', address // 65536 % 256, '.', address // 256 % 256, '.', address % 256
    )
    ELSE ''
  END;
