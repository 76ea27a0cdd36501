-- kql_long_of_text(s): the long that a text spells, decimal or 0x and up to 16 hexadecimal digits, blanks around it
-- allowed; NULL for anything else. 0xFFFFFFFFFFFFFFFF is -1.
CREATE OR REPLACE TEMPORARY FUNCTION kql_long_of_text(s STRING) RETURNS BIGINT RETURN
  CASE
    WHEN s RLIKE r'^[\t\n\f\r ]*[+-]?[0-9]+[\t\n\f\r ]*\z' THEN TRY_CAST(regexp_extract(s, '[+-]?[0-9]+', 0) AS BIGINT)
    -- conv() gives the unsigned number: its 64 bits, read as a signed one
    WHEN s RLIKE r'^[\t\n\f\r ]*0[xX][0-9a-fA-F]{1,16}[\t\n\f\r ]*\z'
      THEN TRY_CAST(conv(substr(regexp_extract(s, '0[xX][0-9a-fA-F]+', 0), 3), 16, -10) AS BIGINT)
  END;
