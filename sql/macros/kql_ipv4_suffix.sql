-- kql_ipv4_suffix(text): the length of the mask after an IPv4 address, 32 where none is given; NULL where the text is no
-- address.
CREATE OR REPLACE MACRO kql_ipv4_suffix(text) AS
  CASE
    WHEN kql_ipv4_address(text) IS NULL THEN NULL
    ELSE coalesce(TRY_CAST(nullif(regexp_extract(text, '/([0-9]+)', 1), '') AS BIGINT), 32)
  END;
