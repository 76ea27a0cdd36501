-- kql_ipv6_order(l, r, bits): -1, 0 or 1 for two parsed addresses under the shortest of their masks and the given one; NULL
-- where one is none, and for bits outside of 0..128.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv6_order(l STRUCT<digits: STRING, bits: BIGINT>, r STRUCT<digits: STRING, bits: BIGINT>, bits BIGINT) RETURNS BIGINT RETURN
  CASE
    WHEN bits BETWEEN 0 AND 128 AND l.bits <= 128 AND r.bits <= 128 THEN CASE
      WHEN kql_ipv6_masked(l.digits, least(l.bits, r.bits, bits)) < kql_ipv6_masked(r.digits, least(l.bits, r.bits, bits)) THEN -1L
      WHEN kql_ipv6_masked(l.digits, least(l.bits, r.bits, bits)) = kql_ipv6_masked(r.digits, least(l.bits, r.bits, bits)) THEN 0L
      WHEN kql_ipv6_masked(l.digits, least(l.bits, r.bits, bits)) > kql_ipv6_masked(r.digits, least(l.bits, r.bits, bits)) THEN 1L
    END
  END;
