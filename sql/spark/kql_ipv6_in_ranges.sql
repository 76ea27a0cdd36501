-- kql_ipv6_in_ranges(address, networks): for each of a list of parsed networks whether a parsed address is in it; NULL where
-- one is none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv6_in_ranges(address STRUCT<digits: STRING, bits: BIGINT>, networks ARRAY<STRUCT<digits: STRING, bits: BIGINT>>) RETURNS ARRAY<BOOLEAN> RETURN
  zip_with(
    kql_ipv6_masks(transform(networks, network -> named_struct(
      'digits', address.digits,
      'bits', CASE WHEN address.bits <= 128 AND network.bits <= 128 THEN least(address.bits, network.bits) END
    ))),
    kql_ipv6_masks(networks),
    (masked, network) -> masked = network
  );
