-- kql_geohash_neighbors(geohash): the eight geohashes around one, in the engine's order; NULL for what is none. Next to a
-- pole there are fewer, and how those are listed is not documented: that ends the query.
CREATE OR REPLACE MACRO kql_geohash_neighbors(geohash) AS
  list_transform(
    [{
      'middle': TRY_CAST(kql_geohash_point(geohash)->'coordinates' AS DOUBLE[]),
      'width': 360 / power(2, (5 * length(geohash) + 1) // 2),
      'height': 180 / power(2, 5 * length(geohash) // 2)
    }],
    lambda box: CASE
      WHEN box.middle IS NULL THEN NULL
      WHEN abs(box.middle[2]) + box.height > 90 THEN error('the neighbors of a geohash at a pole')::JSON
      ELSE to_json(list_transform(
        [[-1, -1], [-1, 1], [1, -1], [0, 1], [-1, 0], [1, 1], [1, 0], [0, -1]],
        lambda step: kql_geohash(
          (box.middle[1] + step[1] * box.width + 540) % 360 - 180,
          box.middle[2] + step[2] * box.height,
          length(geohash)
        )
      ))
    END
  )[1];
