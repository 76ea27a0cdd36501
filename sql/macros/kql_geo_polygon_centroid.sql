-- kql_geo_polygon_centroid(polygon): the middle of GeoJSON polygons.
-- This form ends the query; the program puts a function of its own in its place.
CREATE OR REPLACE MACRO kql_geo_polygon_centroid(polygon) AS
  CASE WHEN polygon IS NOT NULL THEN CAST(error('only coldhunt itself measures shapes') AS JSON) END;
