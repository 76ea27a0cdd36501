-- kql_base64_of_guid(guid): base64 of a GUID's 16 bytes, the first three parts with their lowest byte first.
CREATE OR REPLACE TEMPORARY FUNCTION kql_base64_of_guid(guid STRING) RETURNS STRING RETURN
  coalesce(
    base64(unhex(regexp_replace(
      guid,
      '^(..)(..)(..)(..)-(..)(..)-(..)(..)-(.{4})-(.{12})$',
      '$4$3$2$1$6$5$8$7$9$10'
    ))),
    ''
  );
