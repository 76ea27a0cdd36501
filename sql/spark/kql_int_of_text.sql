-- kql_int_of_text(s): the int that a text spells, decimal or 0x and up to 8 hexadecimal digits, blanks around it
-- allowed; NULL for anything else and out of 32 bits.
CREATE OR REPLACE TEMPORARY FUNCTION kql_int_of_text(s STRING) RETURNS BIGINT RETURN
  CASE
    WHEN s RLIKE r'^[\t\n\f\r ]*[+-]?[0-9]+[\t\n\f\r ]*\z'
      THEN TRY_CAST(TRY_CAST(regexp_extract(s, '[+-]?[0-9]+', 0) AS INT) AS BIGINT)
    WHEN s RLIKE r'^[\t\n\f\r ]*0[xX][0-9a-fA-F]{1,8}[\t\n\f\r ]*\z'
      THEN kql_int32(TRY_CAST(conv(substr(regexp_extract(s, '0[xX][0-9a-fA-F]+', 0), 3), 16, 10) AS BIGINT))
  END;
