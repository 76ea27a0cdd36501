-- kql_xxh64_tail(digits, start): what follows the blocks: eight bytes at a time, then four, then one, each with its size.
CREATE OR REPLACE MACRO kql_xxh64_tail(digits, start) AS
  list_concat(
    list_transform(
      range(0, (length(digits) // 2 - start) // 8),
      lambda lane: {'size': 8, 'number': kql_xxh64_number(digits, start + lane * 8, 8)}
    ),
    list_transform(
      range(0, (length(digits) // 2 - start) % 8 // 4),
      lambda lane: {'size': 4, 'number': kql_xxh64_number(digits, start + (length(digits) // 2 - start) // 8 * 8, 4)}
    ),
    list_transform(
      range(0, (length(digits) // 2 - start) % 4),
      lambda lane: {'size': 1, 'number': kql_xxh64_number(digits, length(digits) // 2 - (length(digits) // 2 - start) % 4 + lane, 1)}
    )
  );
