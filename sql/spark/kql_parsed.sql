-- kql_parsed(text, items): the dynamic value of a text, from the list that the text and an end mark are read as.
CREATE OR REPLACE TEMPORARY FUNCTION kql_parsed(text STRING, items ARRAY<STRING>) RETURNS STRING RETURN
  CASE
    WHEN size(items) = 2 AND get(items, 1) = 'kql-end'
      THEN CASE WHEN left(trim(text), 1) = '"' THEN kql_quoted(get(items, 0)) ELSE get(items, 0) END
    ELSE kql_quoted(text)
  END;
