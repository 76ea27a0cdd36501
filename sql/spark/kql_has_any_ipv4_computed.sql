-- kql_has_any_ipv4_computed(text, addresses): whether any of a list of IPv4 addresses stands in a text between characters
-- that are no letters or digits.
CREATE OR REPLACE TEMPORARY FUNCTION kql_has_any_ipv4_computed(text STRING, addresses ARRAY<STRING>) RETURNS BOOLEAN RETURN
  exists(
    kql_terms_found(text, filter(
      addresses,
      address -> address RLIKE r'^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.|\z)){4}\z'
    )),
    found -> found
  );
