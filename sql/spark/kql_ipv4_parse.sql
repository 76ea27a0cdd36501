-- kql_ipv4_parse(text): the number of an IPv4 address and the length of its mask; NULL where the text is no address.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv4_parse(text STRING) RETURNS STRUCT<address: BIGINT, bits: BIGINT> RETURN
  get(kql_ipv4_parsed(array(text)), 0);
