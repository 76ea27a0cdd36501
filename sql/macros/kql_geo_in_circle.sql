-- kql_geo_in_circle(longitude, latitude, center_longitude, center_latitude, radius): whether a place is within radius
-- meters of the center along the sphere; NULL for no place or a radius that is not positive.
CREATE OR REPLACE MACRO kql_geo_in_circle(longitude, latitude, center_longitude, center_latitude, radius) AS
  CASE WHEN radius > 0 THEN
    kql_geo_distance(longitude, latitude, center_longitude, center_latitude) <= radius
  END;
