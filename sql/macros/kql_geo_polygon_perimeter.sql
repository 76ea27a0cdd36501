-- kql_geo_polygon_perimeter(polygon): meters around GeoJSON polygons.
-- This form ends the query; the program puts a function of its own in its place.
CREATE OR REPLACE MACRO kql_geo_polygon_perimeter(polygon) AS
  CASE WHEN polygon IS NOT NULL THEN CAST(error('only coldhunt itself measures shapes') AS DOUBLE) END;
