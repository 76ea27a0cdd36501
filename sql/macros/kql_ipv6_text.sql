-- kql_ipv6_text(text, bits): an address in the long form of IPv6, masked by its own mask and by the given one; '' for what
-- is none.
CREATE OR REPLACE MACRO kql_ipv6_text(text, bits) AS
  coalesce(array_to_string(regexp_extract_all(kql_ipv6(text, bits), '....'), ':'), '');
