-- kql_ipv4_is_private(text): whether an IPv4 address is in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16; NULL for what is
-- none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv4_is_private(text STRING) RETURNS BOOLEAN RETURN
  kql_ipv4_masked(kql_ipv4_parse(text).address, 8L) = 167772160
  OR kql_ipv4_masked(kql_ipv4_parse(text).address, 12L) = 2886729728
  OR kql_ipv4_masked(kql_ipv4_parse(text).address, 16L) = 3232235520;
