-- kql_ipv6_is_in_any_range(address, networks): whether an address is in any of the networks of a list; NULL where the address
-- is none.
CREATE OR REPLACE MACRO kql_ipv6_is_in_any_range(address, networks) AS
  CASE
    WHEN kql_ipv6_digits(address) IS NULL THEN NULL
    ELSE len(list_filter(networks, lambda network: coalesce(kql_ipv6_is_in_range(address, network), false))) > 0
  END;
