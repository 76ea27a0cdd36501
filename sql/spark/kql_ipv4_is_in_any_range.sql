-- kql_ipv4_is_in_any_range(address, networks): whether an IPv4 address is in any of the networks of a list; NULL where the
-- address is none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv4_is_in_any_range(address STRING, networks ARRAY<STRING>) RETURNS BOOLEAN RETURN
  CASE
    WHEN kql_ipv4_parse(address) IS NOT NULL
    THEN exists(kql_ipv4_in_ranges(kql_ipv4_parse(address), kql_ipv4_parsed(networks)), inside -> coalesce(inside, false))
  END;
