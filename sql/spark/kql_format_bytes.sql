-- kql_format_bytes(size, digits, unit): a number of bytes as text, 19.08 MB. unit: '' for the largest unit that
-- leaves at least 1, else Bytes, KB, MB, GB, TB, PB or EB; an unknown unit gives NULL.
CREATE OR REPLACE TEMPORARY FUNCTION kql_format_bytes(size DOUBLE, digits BIGINT, unit STRING) RETURNS STRING RETURN
  kql_bytes_in(size, digits, CASE
    WHEN unit <> '' THEN CAST(nullif(array_position(array('bytes', 'kb', 'mb', 'gb', 'tb', 'pb', 'eb'), lower(unit)), 0L) AS INT)
    WHEN abs(size) >= pow(1024e0, 6) THEN 7
    WHEN abs(size) >= pow(1024e0, 5) THEN 6
    WHEN abs(size) >= pow(1024e0, 4) THEN 5
    WHEN abs(size) >= pow(1024e0, 3) THEN 4
    WHEN abs(size) >= pow(1024e0, 2) THEN 3
    WHEN abs(size) >= 1024 THEN 2
    ELSE 1
  END);
