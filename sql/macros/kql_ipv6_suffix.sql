-- kql_ipv6_suffix(text): the length of the mask after an IPv6 address, counted in its 128 bits; behind an address that
-- ends as an IPv4 one the length is of that one's 32. 128 where none is given, NULL where it is no length.
CREATE OR REPLACE MACRO kql_ipv6_suffix(text) AS
  list_transform(
    [
      coalesce(TRY_CAST(nullif(regexp_extract(text, '/([0-9]+)\s*$', 1), '') AS BIGINT), 128)
      + CASE WHEN regexp_matches(text, '(?:^\s*|:)[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+/') THEN 96 ELSE 0 END
    ],
    lambda bits: CASE WHEN bits BETWEEN 0 AND 128 THEN bits END
  )[1];
