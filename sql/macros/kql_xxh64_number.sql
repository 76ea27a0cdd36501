-- kql_xxh64_number(digits, byte, size): so many bytes (8, 4 or 1) of upper-case hexadecimal digits as a number, the lowest
-- byte first.
CREATE OR REPLACE MACRO kql_xxh64_number(digits, byte, size) AS
  CAST(
    CAST(
      '0x' || array_to_string(
        list_reverse(regexp_extract_all(substring(digits, byte * 2 + 1, size * 2), '..')),
        ''
      ) AS UBIGINT
    ) AS UHUGEINT
  );
