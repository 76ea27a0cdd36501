-- kql_base64_of_bytes(d): base64 of a dynamic array of bytes; '' where there are other elements.
CREATE OR REPLACE TEMPORARY FUNCTION kql_base64_of_bytes(d STRING) RETURNS STRING RETURN
  coalesce(
    base64(unhex(array_join(
      transform(kql_longs_or_null(d), byte -> CASE WHEN byte BETWEEN 0 AND 255 THEN lpad(hex(byte), 2, '0') ELSE 'no byte' END),
      ''
    ))),
    ''
  );
