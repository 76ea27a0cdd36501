-- kql_parse_urlquery(text): a bag whose one element is the bag of the parameters of a URL's query.
CREATE OR REPLACE MACRO kql_parse_urlquery(text) AS
  json_object('Query Parameters', kql_query_parameters(regexp_replace(text, '^\?', '')));
