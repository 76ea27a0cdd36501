-- kql_texts_or_null(d): the strings of a dynamic array, in their places; NULL for other elements. A value that is no
-- array counts as an array of one.
CREATE OR REPLACE TEMPORARY FUNCTION kql_texts_or_null(d STRING) RETURNS ARRAY<STRING> RETURN
  transform(
    kql_items_or_one(d),
    item -> CASE WHEN left(item, 1) = '"' THEN get_json_object('[' || item || ']', '$[0]') END
  );
