-- kql_ipv4_in_ranges(address, networks): for each of a list of parsed networks whether a parsed IPv4 address is in it; NULL
-- where one is none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv4_in_ranges(address STRUCT<address: BIGINT, bits: BIGINT>, networks ARRAY<STRUCT<address: BIGINT, bits: BIGINT>>) RETURNS ARRAY<BOOLEAN> RETURN
  transform(networks, network ->
    address.address - address.address % shiftleft(1L, CAST(32 - least(address.bits, network.bits) AS INT))
    = network.address - network.address % shiftleft(1L, CAST(32 - network.bits AS INT)));
