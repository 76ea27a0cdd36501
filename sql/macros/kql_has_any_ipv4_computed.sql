-- kql_has_any_ipv4_computed(text, addresses): whether any of a list of IPv4 addresses stands in a text between
-- characters that are no letters or digits.
CREATE OR REPLACE MACRO kql_has_any_ipv4_computed(text, addresses) AS
  len(
    list_filter(
      addresses,
      lambda address: regexp_matches(
        address, '^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.|$)){4}$'
      )
      AND kql_has_cs_computed(text, address)
    )
  ) > 0;
