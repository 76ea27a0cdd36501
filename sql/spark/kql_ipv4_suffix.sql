-- kql_ipv4_suffix(text): the length of the mask after an IPv4 address, 32 where none is given; NULL where the text is no
-- address.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv4_suffix(text STRING) RETURNS BIGINT RETURN kql_ipv4_parse(text).bits;
