-- kql_characters(points): the text of a list of code points; '' where one is none. A byte order mark before them, which
-- is no part of the text, keeps one of theirs.
CREATE OR REPLACE TEMPORARY FUNCTION kql_characters(points ARRAY<BIGINT>) RETURNS STRING RETURN
  CASE
    WHEN exists(points, p -> p IS NULL OR p NOT BETWEEN 0 AND 1114111 OR p BETWEEN 55296 AND 57343) THEN ''
    ELSE decode(unhex('0000FEFF' || array_join(transform(points, p -> lpad(hex(p), 8, '0')), '')), 'UTF-32')
  END;
