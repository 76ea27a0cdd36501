-- kql_ipv6_compare(left_address, right_address, bits): -1, 0 or 1 for two addresses under the shortest of their masks and the
-- given one; NULL where one is none.
CREATE OR REPLACE MACRO kql_ipv6_compare(left_address, right_address, bits) AS
  list_transform(
    [
      {
        'l': kql_ipv6(left_address, kql_shorter_mask(kql_ipv6_suffix(right_address), bits, 128)),
        'r': kql_ipv6(right_address, kql_shorter_mask(kql_ipv6_suffix(left_address), bits, 128))
      }
    ],
    lambda pair: CASE WHEN pair.l < pair.r THEN -1 WHEN pair.l = pair.r THEN 0 WHEN pair.l > pair.r THEN 1 END
  )[1]::BIGINT;
