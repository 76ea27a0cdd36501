-- kql_ipv4_cidr_list(first_address, last_address): the networks that make up a range of IPv4 addresses, in order, as a
-- dynamic array of texts with the lengths of their masks: growing blocks up to the middle, shrinking ones after it. NULL
-- where one is no address.
CREATE OR REPLACE MACRO kql_ipv4_cidr_list(first_address, last_address) AS
  CASE
    WHEN kql_ipv4_address(first_address) > kql_ipv4_address(last_address) THEN '[]'::JSON
    WHEN kql_ipv4_address(first_address) IS NOT NULL AND kql_ipv4_address(last_address) IS NOT NULL
    THEN to_json(
      list_reduce(
        list_transform(
          list_concat(range(0, 33), range(32, -1, -1)),
          lambda bit, place: {'bit': bit, 'grows': place <= 33, 'at': 0::BIGINT, 'found': []::VARCHAR[]}
        ),
        lambda so_far, step: CASE
          WHEN so_far.at + (1::BIGINT << step.bit::INTEGER) <= kql_ipv4_address(last_address) + 1
            AND (NOT step.grows OR so_far.at // (1::BIGINT << step.bit::INTEGER) % 2 = 1)
          THEN {
            'bit': step.bit,
            'grows': step.grows,
            'at': so_far.at + (1::BIGINT << step.bit::INTEGER),
            'found': list_append(so_far.found, concat(kql_ipv4_text(so_far.at), '/', 32 - step.bit))
          }
          ELSE {'bit': step.bit, 'grows': step.grows, 'at': so_far.at, 'found': so_far.found}
        END,
        {'bit': 0::BIGINT, 'grows': true, 'at': kql_ipv4_address(first_address), 'found': []::VARCHAR[]}
      ).found
    )
  END;
