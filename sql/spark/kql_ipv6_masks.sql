-- kql_ipv6_masks(addresses): the hexadecimal digits of each parsed address of a list with all bits after the first ones as 0;
-- NULL for bits outside of 0..128.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ipv6_masks(addresses ARRAY<STRUCT<digits: STRING, bits: BIGINT>>) RETURNS ARRAY<STRING> RETURN
  transform(addresses, address -> CASE
    WHEN address.bits BETWEEN 0 AND 128 THEN rpad(
      substring(address.digits, 1, CAST(address.bits DIV 4 AS INT))
      || CASE
        WHEN address.bits % 4 = 0 THEN ''
        ELSE lower(hex(shiftleft(shiftright(
          CAST(conv(substring(address.digits, CAST(address.bits DIV 4 AS INT) + 1, 1), 16, 10) AS INT),
          CAST(4 - address.bits % 4 AS INT)
        ), CAST(4 - address.bits % 4 AS INT))))
      END,
      32,
      '0'
    )
  END);
