-- kql_characters(points): the text of a list of code points; '' where one is none.
CREATE OR REPLACE MACRO kql_characters(points) AS
  coalesce(
    CASE
      WHEN len(list_filter(points, lambda p: p IS NULL OR p NOT BETWEEN 0 AND 1114111 OR p BETWEEN 55296 AND 57343)) = 0
      THEN array_to_string(list_transform(points, lambda p: chr(p::INTEGER)), '')
    END,
    ''
  );
