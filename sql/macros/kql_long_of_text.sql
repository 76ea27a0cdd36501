-- kql_long_of_text(s): the long that a text spells, decimal or 0x and up to 16 hexadecimal digits, blanks around it
-- allowed; NULL for anything else. 0xFFFFFFFFFFFFFFFF is -1.
CREATE OR REPLACE MACRO kql_long_of_text(s) AS
  coalesce(
    TRY_CAST(regexp_extract(s, '^\s*([+-]?[0-9]+)\s*$', 1) AS BIGINT),
    kql_wrap(TRY_CAST(regexp_extract(s, '^\s*(0[xX][0-9a-fA-F]{1,16})\s*$', 1) AS UBIGINT))
  );
