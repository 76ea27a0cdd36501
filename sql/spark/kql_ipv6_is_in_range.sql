-- kql_ipv6_is_in_range(address, network): whether an address is in a network of IPv6 or IPv4; NULL where one is none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv6_is_in_range(address STRING, network STRING) RETURNS BOOLEAN RETURN
  get(kql_ipv6_in_ranges(kql_ipv6_parse(address), kql_ipv6_parsed(array(network))), 0);
