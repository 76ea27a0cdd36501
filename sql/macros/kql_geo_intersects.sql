-- kql_geo_intersects(shape, other, kinds): whether two GeoJSON shapes of kinds such as 'line polygon' have a point in
-- common. This form ends the query; the program puts a function of its own in its place.
CREATE OR REPLACE MACRO kql_geo_intersects(shape, other, kinds) AS
  CASE WHEN shape IS NOT NULL AND other IS NOT NULL THEN CAST(error('only coldhunt itself measures shapes') AS BOOLEAN) END;
