-- kql_ipv4_cidr_list(first_address, last_address): the networks that make up a range of IPv4 addresses, in order, as a
-- dynamic array of texts with the lengths of their masks: growing blocks up to the middle, shrinking ones after it. NULL
-- where one is no address.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv4_cidr_list(first_address STRING, last_address STRING) RETURNS STRING RETURN
  kql_ipv4_blocks(kql_ipv4_parse(first_address).address, kql_ipv4_parse(last_address).address);
