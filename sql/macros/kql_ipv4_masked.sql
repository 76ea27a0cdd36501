-- kql_ipv4_masked(address, bits): an IPv4 address without the bits after its first ones; NULL for bits outside of 0..32.
CREATE OR REPLACE MACRO kql_ipv4_masked(address, bits) AS
  CASE
    WHEN bits BETWEEN 0 AND 32
    THEN address - address % (1::BIGINT << (32 - CASE WHEN bits BETWEEN 0 AND 32 THEN bits ELSE 32 END)::INTEGER)
  END;
