-- kql_inflate(text, format): the text that was compressed ('gzip' or 'zlib') and then written in base64. SQL by itself
-- cannot inflate, so this form ends the query; the program puts a function of its own in its place.
CREATE OR REPLACE MACRO kql_inflate(text, format) AS
  CASE WHEN text = '' THEN '' ELSE error('only coldhunt itself can inflate ' || format || ' data') END;
