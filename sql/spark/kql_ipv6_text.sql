-- kql_ipv6_text(text, bits): an address in the long form of IPv6, masked by its own mask and by the given one; '' for what
-- is none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv6_text(text STRING, bits BIGINT) RETURNS STRING RETURN
  coalesce(array_join(regexp_extract_all(kql_ipv6(text, bits), '....', 0), ':'), '');
