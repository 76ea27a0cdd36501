-- kql_countof(text, needle): the occurrences of a text, which may overlap.
CREATE OR REPLACE TEMPORARY FUNCTION kql_countof(text STRING, needle STRING) RETURNS BIGINT RETURN
  CASE WHEN needle = '' THEN 0L ELSE CAST(regexp_count(text, '(?=' || kql_escaped(needle) || ')') AS BIGINT) END;
