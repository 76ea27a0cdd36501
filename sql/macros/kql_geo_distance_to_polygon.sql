-- kql_geo_distance_to_polygon(longitude, latitude, polygon): meters from a place to GeoJSON polygons.
-- This form ends the query; the program puts a function of its own in its place.
CREATE OR REPLACE MACRO kql_geo_distance_to_polygon(longitude, latitude, polygon) AS
  CASE WHEN longitude IS NOT NULL AND latitude IS NOT NULL AND polygon IS NOT NULL THEN CAST(error('only coldhunt itself measures shapes') AS DOUBLE) END;
