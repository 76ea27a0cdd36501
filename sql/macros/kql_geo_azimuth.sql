-- kql_geo_azimuth(longitude1, latitude1, longitude2, latitude2): the angle in radians, clockwise from the north, at which
-- the shortest way leaves the first of two places; NULL for no places, the same one or opposite ones.
CREATE OR REPLACE MACRO kql_geo_azimuth(longitude1, latitude1, longitude2, latitude2) AS
  list_transform(
    [kql_geo_distance(longitude1, latitude1, longitude2, latitude2)],
    lambda distance: CASE WHEN distance > 1e-6 AND distance < pi() * 6371010 - 1 THEN
      list_transform(
        [atan2(
          sin(radians(longitude2 - longitude1)) * cos(radians(latitude2)),
          cos(radians(latitude1)) * sin(radians(latitude2))
            - sin(radians(latitude1)) * cos(radians(latitude2)) * cos(radians(longitude2 - longitude1))
        )],
        lambda angle: CASE WHEN angle < 0 THEN angle + 2 * pi() ELSE angle END
      )[1]
    END
  )[1];
