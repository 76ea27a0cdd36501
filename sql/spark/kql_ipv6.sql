-- kql_ipv6(text, bits): the 32 hexadecimal digits of an address, masked by its own mask and by the given one; NULL for
-- what is none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv6(text STRING, bits BIGINT) RETURNS STRING RETURN
  CASE
    WHEN bits BETWEEN 0 AND 128 AND kql_ipv6_parse(text).bits <= 128
    THEN kql_ipv6_masked(kql_ipv6_parse(text).digits, least(kql_ipv6_parse(text).bits, bits))
  END;
