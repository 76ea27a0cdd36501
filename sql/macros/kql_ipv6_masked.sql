-- kql_ipv6_masked(digits, bits): 32 hexadecimal digits with all bits after the first ones as 0; NULL for bits outside of
-- 0..128.
CREATE OR REPLACE MACRO kql_ipv6_masked(digits, bits) AS
  CASE
    WHEN bits BETWEEN 0 AND 128
    THEN rpad(
      substring(digits, 1, bits // 4)
      || CASE
        WHEN bits % 4 = 0 THEN ''
        ELSE printf(
          '%x',
          (strpos('0123456789abcdef', substring(digits, bits // 4 + 1, 1)) - 1)
          // (1::BIGINT << (4 - bits % 4)::INTEGER) * (1::BIGINT << (4 - bits % 4)::INTEGER)
        )
      END,
      32,
      '0'
    )
  END;
