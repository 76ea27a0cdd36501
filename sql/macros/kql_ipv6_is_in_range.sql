-- kql_ipv6_is_in_range(address, network): whether an address is in a network of IPv6 or IPv4; NULL where one is none.
CREATE OR REPLACE MACRO kql_ipv6_is_in_range(address, network) AS
  kql_ipv6(address, kql_ipv6_suffix(network)) = kql_ipv6(network, 128);
