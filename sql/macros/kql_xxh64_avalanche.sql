-- kql_xxh64_avalanche(sum): the last step of xxHash64, its 64 bits as a signed number.
CREATE OR REPLACE MACRO kql_xxh64_avalanche(sum) AS
  list_transform(
    list_transform(
      list_transform(
        [kql_u64_multiply(xor(sum, sum >> 33::UHUGEINT), '14029467366897019727')],
        lambda second: kql_u64_multiply(xor(second, second >> 29::UHUGEINT), '1609587929392839161')
      ),
      lambda third: xor(third, third >> 32::UHUGEINT)
    ),
    lambda bits: kql_wrap(bits::HUGEINT)
  )[1];
