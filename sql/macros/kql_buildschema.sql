-- kql_buildschema(list): the schema that admits all values of an array. SQL by itself cannot go down into values of any
-- depth, so this form ends the query; the program puts a function of its own in its place.
CREATE OR REPLACE MACRO kql_buildschema(list) AS
  CASE WHEN list IS NOT NULL THEN CAST(error('only coldhunt itself can build the schema of values') AS JSON) END;
