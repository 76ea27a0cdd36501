-- kql_geohash_box(geohash): the rectangle of a geohash as a GeoJSON polygon; NULL for what is none.
CREATE OR REPLACE MACRO kql_geohash_box(geohash) AS
  list_transform(
    [{
      'middle': TRY_CAST(kql_geohash_point(geohash)->'coordinates' AS DOUBLE[]),
      'width': 180 / power(2, (5 * length(geohash) + 1) // 2),
      'height': 90 / power(2, 5 * length(geohash) // 2)
    }],
    lambda box: CASE WHEN box.middle IS NOT NULL THEN to_json({'type': 'Polygon', 'coordinates': [[
      [box.middle[1] - box.width, box.middle[2] - box.height],
      [box.middle[1] + box.width, box.middle[2] - box.height],
      [box.middle[1] + box.width, box.middle[2] + box.height],
      [box.middle[1] - box.width, box.middle[2] + box.height],
      [box.middle[1] - box.width, box.middle[2] - box.height]
    ]]}) END
  )[1];
