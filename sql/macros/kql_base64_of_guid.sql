-- kql_base64_of_guid(guid): base64 of a GUID's 16 bytes, the first three parts with their lowest byte first.
CREATE OR REPLACE MACRO kql_base64_of_guid(guid) AS
  coalesce(
    to_base64(
      unhex(
        regexp_replace(guid, '^(..)(..)(..)(..)-(..)(..)-(..)(..)-.*$', '\4\3\2\1\6\5\8\7')
        || replace(substring(guid, 20), '-', '')
      )
    ),
    ''
  );
