-- kql_int_of_text(s): the int that a text spells, decimal or 0x and up to 8 hexadecimal digits, blanks around it
-- allowed; NULL for anything else and out of 32 bits.
CREATE OR REPLACE MACRO kql_int_of_text(s) AS
  coalesce(
    TRY_CAST(regexp_extract(s, '^\s*([+-]?[0-9]+)\s*$', 1) AS INTEGER)::BIGINT,
    kql_int32(TRY_CAST(regexp_extract(s, '^\s*(0[xX][0-9a-fA-F]{1,8})\s*$', 1) AS BIGINT))
  );
