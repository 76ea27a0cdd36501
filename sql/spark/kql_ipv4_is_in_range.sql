-- kql_ipv4_is_in_range(address, network): whether an IPv4 address is in a network; NULL where one is none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv4_is_in_range(address STRING, network STRING) RETURNS BOOLEAN RETURN
  get(kql_ipv4_in_ranges(kql_ipv4_parse(address), kql_ipv4_parsed(array(network))), 0);
