-- kql_ipv4_is_match(left_address, right_address, bits): whether two IPv4 addresses agree under the shortest of their masks
-- and the given one; NULL where one is none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv4_is_match(left_address STRING, right_address STRING, bits BIGINT) RETURNS BOOLEAN RETURN
  kql_ipv4_compare(left_address, right_address, bits) = 0;
