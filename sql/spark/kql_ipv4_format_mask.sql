-- kql_ipv4_format_mask(text, bits): an IPv4 address masked by its own mask and by the given one, with the length of the
-- shorter mask; '' for what is none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv4_format_mask(text STRING, bits BIGINT) RETURNS STRING RETURN
  CASE
    WHEN kql_ipv4(text, bits) IS NULL THEN ''
    ELSE concat(kql_ipv4_format(text, bits), '/', least(kql_ipv4_parse(text).bits, bits))
  END;
