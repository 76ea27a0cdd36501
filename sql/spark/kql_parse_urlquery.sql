-- kql_parse_urlquery(text): a bag whose one element is the bag of the parameters of a URL's query.
CREATE OR REPLACE TEMPORARY FUNCTION kql_parse_urlquery(text STRING) RETURNS STRING RETURN
  '{"Query Parameters":' || kql_query_parameters(regexp_replace(text, r'^\?', '')) || '}';
