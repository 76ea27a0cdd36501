-- kql_text_of_bytes(bytes): a text from its UTF-8; '' where it is none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_text_of_bytes(bytes BINARY) RETURNS STRING RETURN
  CASE WHEN is_valid_utf8(CAST(bytes AS STRING)) THEN CAST(bytes AS STRING) ELSE '' END;
