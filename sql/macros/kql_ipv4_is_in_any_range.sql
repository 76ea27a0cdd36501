-- kql_ipv4_is_in_any_range(address, networks): whether an IPv4 address is in any of the networks of a list; NULL where the
-- address is none.
CREATE OR REPLACE MACRO kql_ipv4_is_in_any_range(address, networks) AS
  CASE
    WHEN kql_ipv4_address(address) IS NULL THEN NULL
    ELSE len(list_filter(networks, lambda network: coalesce(kql_ipv4_is_in_range(address, network), false))) > 0
  END;
