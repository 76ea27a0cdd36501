-- kql_xxh64(bytes): xxHash64 with the seed 0 of bytes in upper-case hexadecimal digits, as a signed number.
CREATE OR REPLACE MACRO kql_xxh64(bytes) AS
  list_transform(
    list_transform(
      [bytes],
      lambda digits: list_reduce(
        kql_xxh64_tail(digits, length(digits) // 64 * 32),
        lambda sum, part: {
          'size': 0,
          'number': CASE part.size
            WHEN 8 THEN kql_u64_add(
              kql_u64_multiply(
                kql_u64_rotate(xor(sum.number, kql_xxh64_round('0'::UHUGEINT, part.number)), 27),
                '11400714785074694791'
              ),
              '9650029242287828579'
            )
            WHEN 4 THEN kql_u64_add(
              kql_u64_multiply(
                kql_u64_rotate(xor(sum.number, kql_u64_multiply(part.number, '11400714785074694791')), 23),
                '14029467366897019727'
              ),
              '1609587929392839161'
            )
            ELSE kql_u64_multiply(
              kql_u64_rotate(xor(sum.number, kql_u64_multiply(part.number, '2870177450012600261')), 11),
              '11400714785074694791'
            )
          END
        },
        {
          'size': 0,
          'number': kql_u64_add(
            CASE
              WHEN length(digits) >= 64 THEN kql_xxh64_merge(kql_xxh64_sums(digits))
              ELSE '2870177450012600261'::UHUGEINT
            END,
            (length(digits) // 2)::UHUGEINT
          )
        }
      ).number
    ),
    lambda whole: kql_xxh64_avalanche(whole)
  )[1];
