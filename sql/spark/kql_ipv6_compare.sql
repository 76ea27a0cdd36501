-- kql_ipv6_compare(left_address, right_address, bits): -1, 0 or 1 for two addresses under the shortest of their masks and the
-- given one; NULL where one is none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv6_compare(left_address STRING, right_address STRING, bits BIGINT) RETURNS BIGINT RETURN
  kql_ipv6_order(kql_ipv6_parse(left_address), kql_ipv6_parse(right_address), bits);
