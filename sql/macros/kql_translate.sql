-- kql_translate(text, search, replacement): characters of search become those of replacement in their places; the last
-- one of replacement serves for all further ones; without any the characters are taken out.
CREATE OR REPLACE MACRO kql_translate(text, search, replacement) AS
  CASE
    WHEN replacement = '' THEN translate(text, search, '')
    ELSE translate(text, search, rpad(replacement, length(search)::INTEGER, right(replacement, 1)))
  END;
