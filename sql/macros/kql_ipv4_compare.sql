-- kql_ipv4_compare(left_address, right_address, bits): -1, 0 or 1 for two IPv4 addresses under the shortest of their masks
-- and the given one; NULL where one is none.
CREATE OR REPLACE MACRO kql_ipv4_compare(left_address, right_address, bits) AS
  sign(
    kql_ipv4(left_address, least(kql_ipv4_suffix(right_address), bits))
    - kql_ipv4(right_address, least(kql_ipv4_suffix(left_address), bits))
  )::BIGINT;
