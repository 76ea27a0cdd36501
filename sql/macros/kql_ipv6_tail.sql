-- kql_ipv6_tail(text): an IPv6 address without its mask and zone, in small letters, an IPv4 address at its end as two groups; an
-- IPv4 address alone becomes the address that stands for it.
CREATE OR REPLACE MACRO kql_ipv6_tail(text) AS
  list_transform(
    [regexp_extract(regexp_replace(lower(trim(text)), '%[^/]*', ''), '^(.*?)([0-9]+\.[0-9]+\.[0-9]+\.[0-9]+)?(?:/[0-9]{1,3})?$', ['head', 'v4'])],
    lambda part: CASE
      WHEN part.v4 = '' THEN part.head
      WHEN kql_ipv4_address(part.v4) IS NULL THEN NULL
      ELSE CASE WHEN part.head = '' THEN '::ffff:' ELSE part.head END
        || printf('%x:%x', kql_ipv4_address(part.v4) // 65536, kql_ipv4_address(part.v4) % 65536)
    END
  )[1];
