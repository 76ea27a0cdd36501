-- kql_ipv6_is_match(left_address, right_address, bits): whether two addresses agree under the shortest of their masks and the
-- given one; NULL where one is none.
CREATE OR REPLACE MACRO kql_ipv6_is_match(left_address, right_address, bits) AS
  kql_ipv6_compare(left_address, right_address, bits) = 0;
