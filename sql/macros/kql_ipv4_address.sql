-- kql_ipv4_address(text): the number of an IPv4 address, whatever mask follows it; NULL where the text is none, a part with a
-- leading 0 among them.
CREATE OR REPLACE MACRO kql_ipv4_address(text) AS
  CASE
    WHEN regexp_matches(
      text,
      '^\s*(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:/(?:3[0-2]|[012]?[0-9]))?\s*$'
    )
    THEN list_transform(
      [regexp_extract(text, '([0-9]+)\.([0-9]+)\.([0-9]+)\.([0-9]+)', ['a', 'b', 'c', 'd'])],
      lambda ip: ip.a::BIGINT * 16777216 + ip.b::BIGINT * 65536 + ip.c::BIGINT * 256 + ip.d::BIGINT
    )[1]
  END;
