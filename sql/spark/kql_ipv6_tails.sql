-- kql_ipv6_tails(texts): each address of a list without its mask and zone, in small letters, an IPv4 address at its end as two
-- groups; an IPv4 address alone becomes the address that stands for it.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv6_tails(texts ARRAY<STRING>) RETURNS ARRAY<STRING> RETURN
  kql_ipv6_joined(
    transform(texts, text -> regexp_extract(
      regexp_replace(lower(trim(text)), '%[^/]*', ''), r'^([^\n]*?)([0-9]+\.[0-9]+\.[0-9]+\.[0-9]+)?(?:/[0-9]{1,3})?\z', 1
    )),
    transform(texts, text -> regexp_extract(
      regexp_replace(lower(trim(text)), '%[^/]*', ''), r'^([^\n]*?)([0-9]+\.[0-9]+\.[0-9]+\.[0-9]+)?(?:/[0-9]{1,3})?\z', 2
    ))
  );
