-- kql_bytes_in(size, digits, step): a number of bytes in a unit, 1 for Bytes, 2 for KB and so on to 7; NULL for 0.
CREATE OR REPLACE TEMPORARY FUNCTION kql_bytes_in(size DOUBLE, digits BIGINT, step INT) RETURNS STRING RETURN
  regexp_replace(kql_real_text(kql_round(size / pow(1024e0, step - 1), CAST(digits AS INT))), '[.]0$', '')
    || ' ' || get(array('Bytes', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB'), step - 1);
