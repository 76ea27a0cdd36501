-- kql_byte(digits): the number of two upper-case hexadecimal digits.
CREATE OR REPLACE MACRO kql_byte(digits) AS
  (strpos('0123456789ABCDEF', digits[1]) - 1) * 16 + strpos('0123456789ABCDEF', digits[2]) - 1;
