-- kql_geo_line_interpolate(line, fraction): the point of a GeoJSON line at a share of its length.
-- This form ends the query; the program puts a function of its own in its place.
CREATE OR REPLACE MACRO kql_geo_line_interpolate(line, fraction) AS
  CASE WHEN line IS NOT NULL AND fraction IS NOT NULL THEN CAST(error('only coldhunt itself measures shapes') AS JSON) END;
