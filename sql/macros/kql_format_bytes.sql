-- kql_format_bytes(size, digits, unit): a number of bytes as text, 19.08 MB. unit: '' for the largest unit that
-- leaves at least 1, else Bytes, KB, MB, GB, TB, PB or EB; an unknown unit gives ''.
CREATE OR REPLACE MACRO kql_format_bytes(size, digits, unit) AS
  list_transform(
    [
      CASE
        WHEN unit <> '' THEN list_position(['bytes', 'kb', 'mb', 'gb', 'tb', 'pb', 'eb'], lower(unit))
        WHEN abs(size) >= pow(1024, 6) THEN 7
        WHEN abs(size) >= pow(1024, 5) THEN 6
        WHEN abs(size) >= pow(1024, 4) THEN 5
        WHEN abs(size) >= pow(1024, 3) THEN 4
        WHEN abs(size) >= pow(1024, 2) THEN 3
        WHEN abs(size) >= 1024 THEN 2
        ELSE 1
      END
    ],
    lambda _step: regexp_replace(round(size / pow(1024, _step - 1), digits::INTEGER)::VARCHAR, '\.0$', '')
      || ' ' || ['Bytes', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB'][_step]
  )[1];
