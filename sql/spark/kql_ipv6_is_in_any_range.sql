-- kql_ipv6_is_in_any_range(address, networks): whether an address is in any of the networks of a list; NULL where the address
-- is none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv6_is_in_any_range(address STRING, networks ARRAY<STRING>) RETURNS BOOLEAN RETURN
  CASE
    WHEN kql_ipv6_parse(address).digits IS NOT NULL
    THEN exists(kql_ipv6_in_ranges(kql_ipv6_parse(address), kql_ipv6_parsed(networks)), inside -> coalesce(inside, false))
  END;
