-- kql_base64_bytes(text): the bytes that base64 holds as a dynamic array of numbers; NULL where it is no base64.
CREATE OR REPLACE MACRO kql_base64_bytes(text) AS
  to_json(list_transform(regexp_extract_all(hex(TRY(from_base64(text))), '..'), lambda digits: kql_byte(digits)));
