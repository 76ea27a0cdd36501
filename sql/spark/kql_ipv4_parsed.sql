-- kql_ipv4_parsed(texts): for each text of a list the number of the IPv4 address and the length of its mask, 32 where none
-- is given; NULL where the text is no address.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv4_parsed(texts ARRAY<STRING>) RETURNS ARRAY<STRUCT<address: BIGINT, bits: BIGINT>> RETURN
  transform(
    transform(texts, text -> CASE
      WHEN text RLIKE r'^[\t\n\f\r ]*(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:/(?:3[0-2]|[012]?[0-9]))?[\t\n\f\r ]*\z'
      THEN transform(regexp_extract_all(text, '[0-9]+', 0), digits -> TRY_CAST(digits AS BIGINT))
    END),
    parts -> CASE
      WHEN parts IS NOT NULL THEN named_struct(
        'address', get(parts, 0) * 16777216 + get(parts, 1) * 65536 + get(parts, 2) * 256 + get(parts, 3),
        'bits', coalesce(get(parts, 4), 32L)
      )
    END
  );
