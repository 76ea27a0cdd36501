-- kql_geo_line_locate(line, longitude, latitude): the share of a GeoJSON line up to its point that is nearest to a place.
-- This form ends the query; the program puts a function of its own in its place.
CREATE OR REPLACE MACRO kql_geo_line_locate(line, longitude, latitude) AS
  CASE WHEN line IS NOT NULL AND longitude IS NOT NULL AND latitude IS NOT NULL THEN CAST(error('only coldhunt itself measures shapes') AS DOUBLE) END;
