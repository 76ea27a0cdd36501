-- kql_parse_csv(text): the values of the first record of comma-separated values as a dynamic array of texts. Runs of
-- characters are taken as a whole: Java calls itself for each round of a repetition.
CREATE OR REPLACE TEMPORARY FUNCTION kql_parse_csv(text STRING) RETURNS STRING RETURN
  to_json(kql_csv_fields(
    ',' || regexp_extract(text, r'^(?:"(?:[^"]++|"")*"|[^\r\n"]++|")*+', 0),
    r',(?:"((?:[^"]++|"")*)"[^,]*|([^,]*))'
  ));
