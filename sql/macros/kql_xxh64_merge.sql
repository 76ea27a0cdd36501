-- kql_xxh64_merge(sums): the four sums of xxHash64 as one.
CREATE OR REPLACE MACRO kql_xxh64_merge(sums) AS
  list_reduce(
    sums,
    lambda merged, one: kql_u64_add(
      kql_u64_multiply(xor(merged, kql_xxh64_round('0'::UHUGEINT, one)), '11400714785074694791'),
      '9650029242287828579'
    ),
    kql_u64_add(
      kql_u64_add(kql_u64_rotate(sums[1], 1), kql_u64_rotate(sums[2], 7)),
      kql_u64_add(kql_u64_rotate(sums[3], 12), kql_u64_rotate(sums[4], 18))
    )
  );
