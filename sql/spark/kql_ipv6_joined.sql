-- kql_ipv6_joined(heads, tails): each head of a list of addresses with the IPv4 address that ends it, '' for none, as two
-- groups; NULL where that is no address.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv6_joined(heads ARRAY<STRING>, tails ARRAY<STRING>) RETURNS ARRAY<STRING> RETURN
  zip_with(
    zip_with(heads, tails, (head, tail) -> named_struct('head', head, 'tail', tail)),
    kql_ipv4_parsed(tails),
    (part, tail) -> CASE
      WHEN part.tail = '' THEN part.head
      ELSE concat(
        CASE WHEN part.head = '' THEN '::ffff:' ELSE part.head END,
        lower(hex(tail.address DIV 65536)), ':', lower(hex(tail.address % 65536))
      )
    END
  );
