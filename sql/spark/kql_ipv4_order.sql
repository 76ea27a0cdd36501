-- kql_ipv4_order(l, r, bits): -1, 0 or 1 for two parsed IPv4 addresses under the shortest of their masks and the given one;
-- NULL where one is none, and for bits outside of 0..32.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv4_order(l STRUCT<address: BIGINT, bits: BIGINT>, r STRUCT<address: BIGINT, bits: BIGINT>, bits BIGINT) RETURNS BIGINT RETURN
  CASE
    WHEN bits BETWEEN 0 AND 32 AND l IS NOT NULL AND r IS NOT NULL THEN CAST(sign(
      kql_ipv4_masked(l.address, least(l.bits, r.bits, bits)) - kql_ipv4_masked(r.address, least(l.bits, r.bits, bits))
    ) AS BIGINT)
  END;
