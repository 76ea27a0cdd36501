-- kql_geo_angle(longitude1, latitude1, longitude2, latitude2, longitude3, latitude3): the angle in radians, clockwise, at
-- the second of three places from the way to the first to the way to the third; NULL where one of them has no direction.
CREATE OR REPLACE MACRO kql_geo_angle(longitude1, latitude1, longitude2, latitude2, longitude3, latitude3) AS
  list_transform(
    [kql_geo_azimuth(longitude2, latitude2, longitude3, latitude3)
      - kql_geo_azimuth(longitude2, latitude2, longitude1, latitude1)],
    lambda angle: CASE WHEN angle < 0 THEN angle + 2 * pi() ELSE angle END
  )[1];
