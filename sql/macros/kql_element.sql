-- kql_element(value, name): the member of a bag under a name known only while the query runs; NULL where there is
-- none, for JSON null and for what is no bag. A JSON pointer takes every name as it is, but would index arrays.
CREATE OR REPLACE MACRO kql_element(value, name) AS
  list_transform([value], lambda v: CASE
    WHEN json_type(v) <> 'OBJECT' THEN NULL
    ELSE nullif(json_extract(v, '/' || replace(replace(name, '~', '~0'), '/', '~1')), 'null')
  END)[1];
