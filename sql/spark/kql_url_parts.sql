-- kql_url_parts(text, pattern): the parts of a URL as a bag of texts, by a pattern with groups for the scheme, the user, the
-- password, the host, the port, the path, the query and the fragment.
CREATE OR REPLACE TEMPORARY FUNCTION kql_url_parts(text STRING, pattern STRING) RETURNS STRING RETURN
  concat(
    '{"Scheme":', kql_quoted(regexp_extract(text, pattern, 1)),
    ',"Host":', kql_quoted(regexp_extract(text, pattern, 4)),
    ',"Port":', kql_quoted(regexp_extract(text, pattern, 5)),
    ',"Path":', kql_quoted(CASE
      WHEN regexp_extract(text, pattern, 6) = '/' AND text RLIKE r'^[^?#]*\z' THEN ''
      ELSE regexp_extract(text, pattern, 6)
    END),
    ',"Username":', kql_quoted(regexp_extract(text, pattern, 2)),
    ',"Password":', kql_quoted(regexp_extract(text, pattern, 3)),
    ',"Query Parameters":', kql_url_parameters(regexp_extract(text, pattern, 7)),
    ',"Fragment":', kql_quoted(regexp_extract(text, pattern, 8)),
    '}'
  );
