-- kql_ipv4_number(parsed, bits): the number of a parsed IPv4 address, masked by its own mask and by the given one; NULL for
-- bits outside of 0..32.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv4_number(parsed STRUCT<address: BIGINT, bits: BIGINT>, bits BIGINT) RETURNS BIGINT RETURN
  CASE WHEN bits BETWEEN 0 AND 32 THEN kql_ipv4_masked(parsed.address, least(parsed.bits, bits)) END;
