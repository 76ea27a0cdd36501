-- kql_ipv4_blocks(first_number, last_number): the networks of kql_ipv4_cidr_list for the numbers of two addresses.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv4_blocks(first_number BIGINT, last_number BIGINT) RETURNS STRING RETURN
  CASE
    WHEN first_number > last_number THEN '[]'
    WHEN first_number IS NOT NULL AND last_number IS NOT NULL THEN to_json(transform(
      aggregate(
        concat(
          transform(sequence(0, 32), bit -> named_struct('bit', bit, 'grows', true)),
          transform(sequence(32, 0), bit -> named_struct('bit', bit, 'grows', false))
        ),
        named_struct('at', first_number, 'found', CAST(array() AS ARRAY<STRUCT<at: BIGINT, bit: INT>>)),
        (so_far, step) -> CASE
          WHEN so_far.at + shiftleft(1L, step.bit) <= last_number + 1
            AND (NOT step.grows OR so_far.at DIV shiftleft(1L, step.bit) % 2 = 1)
          THEN named_struct(
            'at', so_far.at + shiftleft(1L, step.bit),
            'found', concat(so_far.found, array(named_struct('at', so_far.at, 'bit', step.bit)))
          )
          ELSE so_far
        END
      ).found,
      block -> concat(
        block.at DIV 16777216, '.', block.at DIV 65536 % 256, '.', block.at DIV 256 % 256, '.', block.at % 256,
        '/', 32 - block.bit
      )
    ))
  END;
