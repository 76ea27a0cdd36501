-- kql_translate(text, search, replacement): characters of search become those of replacement in their places; the last
-- one of replacement serves for all further ones; without any the characters are taken out.
CREATE OR REPLACE TEMPORARY FUNCTION kql_translate(text STRING, search STRING, replacement STRING) RETURNS STRING RETURN
  translate(text, search, rpad(replacement, length(search), right(replacement, 1)));
