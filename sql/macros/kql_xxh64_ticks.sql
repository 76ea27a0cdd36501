-- kql_xxh64_ticks(ticks): xxHash64 of the eight bytes of a datetime's ticks, or of another whole number, the lowest
-- byte first.
CREATE OR REPLACE MACRO kql_xxh64_ticks(ticks) AS
  kql_xxh64(array_to_string(list_reverse(regexp_extract_all(printf('%016X', ticks), '..')), ''));
