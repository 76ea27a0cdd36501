-- kql_ipv6_parse(text): the 32 hexadecimal digits of an address and the length of its mask.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv6_parse(text STRING) RETURNS STRUCT<digits: STRING, bits: BIGINT> RETURN
  get(kql_ipv6_parsed(array(text)), 0);
