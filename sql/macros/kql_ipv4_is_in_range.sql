-- kql_ipv4_is_in_range(address, network): whether an IPv4 address is in a network; NULL where one is none.
CREATE OR REPLACE MACRO kql_ipv4_is_in_range(address, network) AS
  kql_ipv4(address, kql_ipv4_suffix(network)) = kql_ipv4(network, 32);
