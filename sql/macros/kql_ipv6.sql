-- kql_ipv6(text, bits): the 32 hexadecimal digits of an address, masked by its own mask and by the given one; NULL for
-- what is none.
CREATE OR REPLACE MACRO kql_ipv6(text, bits) AS
  kql_ipv6_masked(kql_ipv6_digits(text), kql_shorter_mask(kql_ipv6_suffix(text), bits, 128));
