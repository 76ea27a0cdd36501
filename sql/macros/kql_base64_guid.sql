-- kql_base64_guid(text): the GUID whose 16 bytes base64 holds, the first three parts with their lowest byte first.
CREATE OR REPLACE MACRO kql_base64_guid(text) AS
  nullif(
    regexp_replace(
      lower(coalesce(hex(TRY(from_base64(text))), '')),
      '^(..)(..)(..)(..)(..)(..)(..)(..)(.{4})(.{12})$|^.*$',
      '\4\3\2\1-\6\5-\8\7-\9-'
    ) || substring(lower(coalesce(hex(TRY(from_base64(text))), '')), 21),
    '----'
  );
