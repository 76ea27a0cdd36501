-- kql_geo_line_centroid(line): the middle of GeoJSON lines.
-- This form ends the query; the program puts a function of its own in its place.
CREATE OR REPLACE MACRO kql_geo_line_centroid(line) AS
  CASE WHEN line IS NOT NULL THEN CAST(error('only coldhunt itself measures shapes') AS JSON) END;
