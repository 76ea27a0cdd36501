-- kql_ipv4_masked(address, bits): an IPv4 address without the bits after its first ones; NULL for bits outside of 0..32.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv4_masked(address BIGINT, bits BIGINT) RETURNS BIGINT RETURN
  CASE WHEN bits BETWEEN 0 AND 32 THEN address - address % shiftleft(1L, CAST(32 - greatest(0L, least(bits, 32L)) AS INT)) END;
