-- kql_geo_s2cell_neighbors(token): the tokens of the S2 cells around one. This form ends the query; the
-- program puts a function of its own in its place.
CREATE OR REPLACE MACRO kql_geo_s2cell_neighbors(token) AS
  CASE WHEN token IS NOT NULL THEN CAST(error('only coldhunt itself knows the cells of S2') AS JSON) END;
