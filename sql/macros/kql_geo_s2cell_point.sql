-- kql_geo_s2cell_point(token): the middle of an S2 cell as GeoJSON. This form ends the query; the
-- program puts a function of its own in its place.
CREATE OR REPLACE MACRO kql_geo_s2cell_point(token) AS
  CASE WHEN token IS NOT NULL THEN CAST(error('only coldhunt itself knows the cells of S2') AS JSON) END;
