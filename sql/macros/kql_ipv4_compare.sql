-- kql_ipv4_compare(left_address, right_address, bits): -1, 0 or 1 for two IPv4 addresses under the shortest of their masks
-- and the given one; NULL where one is none.
CREATE OR REPLACE MACRO kql_ipv4_compare(left_address, right_address, bits) AS
  sign(
    kql_ipv4(left_address, kql_shorter_mask(kql_ipv4_suffix(right_address), bits, 32))
    - kql_ipv4(right_address, kql_shorter_mask(kql_ipv4_suffix(left_address), bits, 32))
  )::BIGINT;
