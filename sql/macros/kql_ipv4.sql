-- kql_ipv4(text, bits): the number of an IPv4 address, masked by its own mask and by the given one.
CREATE OR REPLACE MACRO kql_ipv4(text, bits) AS
  kql_ipv4_masked(kql_ipv4_address(text), kql_shorter_mask(kql_ipv4_suffix(text), bits, 32));
