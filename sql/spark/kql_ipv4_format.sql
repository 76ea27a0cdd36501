-- kql_ipv4_format(text, bits): an IPv4 address masked by its own mask and by the given one; '' for what is none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv4_format(text STRING, bits BIGINT) RETURNS STRING RETURN
  kql_ipv4_text(kql_ipv4(text, bits));
