-- kql_ipv4(text, bits): the number of an IPv4 address, masked by its own mask and by the given one.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv4(text STRING, bits BIGINT) RETURNS BIGINT RETURN
  kql_ipv4_number(kql_ipv4_parse(text), bits);
