-- kql_characters(points): the text of a list of code points; what is none is left out.
CREATE OR REPLACE MACRO kql_characters(points) AS
  array_to_string(
    list_transform(
      list_filter(points, lambda p: p BETWEEN 0 AND 1114111 AND p NOT BETWEEN 55296 AND 57343),
      lambda p: chr(p::INTEGER)
    ),
    ''
  );
