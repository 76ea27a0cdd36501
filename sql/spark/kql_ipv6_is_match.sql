-- kql_ipv6_is_match(left_address, right_address, bits): whether two addresses agree under the shortest of their masks and the
-- given one; NULL where one is none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv6_is_match(left_address STRING, right_address STRING, bits BIGINT) RETURNS BOOLEAN RETURN
  kql_ipv6_compare(left_address, right_address, bits) = 0;
