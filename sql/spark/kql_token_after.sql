-- kql_token_after(tokens, wanted): the text after the first one of a list that is the wanted one; '' for none.
CREATE OR REPLACE TEMPORARY FUNCTION kql_token_after(tokens ARRAY<STRING>, wanted STRING) RETURNS STRING RETURN
  coalesce(get(tokens, CAST(nullif(array_position(tokens, wanted), 0L) AS INT)), '');
