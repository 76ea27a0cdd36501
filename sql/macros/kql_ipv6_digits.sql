-- kql_ipv6_digits(text): the 32 hexadecimal digits of an IPv6 or IPv4 address, whatever mask follows it; NULL where the text
-- is none.
CREATE OR REPLACE MACRO kql_ipv6_digits(text) AS
  list_transform(
    [kql_ipv6_tail(text)],
    lambda address: CASE
      WHEN regexp_matches(address, '^[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){7}$') THEN kql_ipv6_groups(address)
      WHEN regexp_matches(address, '^(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?$')
        AND length(regexp_replace(address, '[^:]', '', 'g')) <= 7
      THEN kql_ipv6_groups(string_split(address, '::')[1])
        || repeat(
          '0',
          32 - length(kql_ipv6_groups(string_split(address, '::')[1]))
          - length(kql_ipv6_groups(string_split(address, '::')[2]))
        )
        || kql_ipv6_groups(string_split(address, '::')[2])
    END
  )[1];
