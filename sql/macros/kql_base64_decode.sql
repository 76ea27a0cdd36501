-- kql_base64_decode(text): the text that base64 holds; '' where it is no base64 or holds no UTF-8.
CREATE OR REPLACE MACRO kql_base64_decode(text) AS coalesce(TRY(decode(from_base64(text))), '');
