-- kql_geo_distance(longitude1, latitude1, longitude2, latitude2): meters between two places, given in degrees, along a
-- sphere of 6371010 m (haversine formula); NULL where one is no place on it.
CREATE OR REPLACE MACRO kql_geo_distance(longitude1, latitude1, longitude2, latitude2) AS
  list_transform(
    [CASE WHEN kql_geo_valid(longitude1, latitude1) AND kql_geo_valid(longitude2, latitude2) THEN
      power(sin(radians(latitude2 - latitude1) / 2), 2)
        + cos(radians(latitude1)) * cos(radians(latitude2)) * power(sin(radians(longitude2 - longitude1) / 2), 2)
    END],
    lambda h: 2 * 6371010 * atan2(sqrt(h), sqrt(greatest(0, 1 - h)))
  )[1];
