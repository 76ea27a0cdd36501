-- kql_geo_closest_on_line(longitude, latitude, line): the point of GeoJSON lines that is nearest to a place.
-- This form ends the query; the program puts a function of its own in its place.
CREATE OR REPLACE MACRO kql_geo_closest_on_line(longitude, latitude, line) AS
  CASE WHEN longitude IS NOT NULL AND latitude IS NOT NULL AND line IS NOT NULL
    THEN CAST(error('only coldhunt itself measures shapes') AS JSON) END;
