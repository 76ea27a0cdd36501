-- kql_ipv6_parsed(texts): for each text of a list the 32 hexadecimal digits of the IPv6 or IPv4 address, NULL where it is
-- none, and the length of its mask counted in the 128 bits of IPv6, 128 where none is given.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv6_parsed(texts ARRAY<STRING>) RETURNS ARRAY<STRUCT<digits: STRING, bits: BIGINT>> RETURN
  zip_with(
    texts,
    kql_ipv6_digits(kql_ipv6_tails(texts)),
    (text, digits) -> named_struct(
      'digits', digits,
      'bits', coalesce(TRY_CAST(nullif(regexp_extract(text, r'/([0-9]+)[\t\n\f\r ]*\z', 1), '') AS BIGINT), 128L)
        + CASE WHEN text RLIKE r'(?:^[\t\n\f\r ]*|:)[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+/' THEN 96 ELSE 0 END
    )
  );
