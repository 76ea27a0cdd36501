-- kql_xxh64_sums(digits): the four sums of xxHash64 over the whole blocks of 32 bytes.
CREATE OR REPLACE MACRO kql_xxh64_sums(digits) AS
  list_reduce(
    list_transform(
      range(0, length(digits) // 64),
      lambda block: [
        kql_xxh64_number(digits, block * 32, 8),
        kql_xxh64_number(digits, block * 32 + 8, 8),
        kql_xxh64_number(digits, block * 32 + 16, 8),
        kql_xxh64_number(digits, block * 32 + 24, 8)
      ]
    ),
    lambda sums, lanes: [
      kql_xxh64_round(sums[1], lanes[1]),
      kql_xxh64_round(sums[2], lanes[2]),
      kql_xxh64_round(sums[3], lanes[3]),
      kql_xxh64_round(sums[4], lanes[4])
    ],
    [
      '6983438078262162902'::UHUGEINT,
      '14029467366897019727'::UHUGEINT,
      '0'::UHUGEINT,
      '7046029288634856825'::UHUGEINT
    ]
  );
