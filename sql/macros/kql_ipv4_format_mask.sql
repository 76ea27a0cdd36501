-- kql_ipv4_format_mask(text, bits): an IPv4 address masked by its own mask and by the given one, with the length of the
-- shorter mask; '' for what is none.
CREATE OR REPLACE MACRO kql_ipv4_format_mask(text, bits) AS
  CASE
    WHEN kql_ipv4(text, bits) IS NULL THEN ''
    ELSE concat(kql_ipv4_format(text, bits), '/', kql_shorter_mask(kql_ipv4_suffix(text), bits, 32))
  END;
