-- kql_joined(texts, delimiter): a list of texts as one, with a text between them that may differ from row to row.
CREATE OR REPLACE MACRO kql_joined(texts, delimiter) AS
  CASE
    WHEN len(texts) = 0 THEN ''
    ELSE list_reduce(texts, lambda joined, text: joined || delimiter || text)
  END;
