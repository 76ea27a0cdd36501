-- kql_found(text, needle, pattern): whether a text matches a pattern that a needle is a part of: most texts are thrown out
-- by the cheaper search for the needle.
CREATE OR REPLACE TEMPORARY FUNCTION kql_found(text STRING, needle STRING, pattern STRING) RETURNS BOOLEAN RETURN
  contains(text, needle) AND text RLIKE pattern;
