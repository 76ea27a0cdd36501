-- kql_geohash_point(geohash): the middle of a geohash as a GeoJSON point; NULL for what is none. Whether capitals are
-- taken is not documented, so they end the query.
CREATE OR REPLACE MACRO kql_geohash_point(geohash) AS
  CASE
    WHEN regexp_full_match(geohash, '(?i)[0-9b-hjkmnp-z]{1,18}') AND lower(geohash) <> geohash
      THEN error('a geohash in capitals has no settled meaning')::JSON
    WHEN regexp_full_match(geohash, '[0-9b-hjkmnp-z]{1,18}') THEN list_transform(
      [list_transform(range(0, 5 * length(geohash)), lambda bit:
        (strpos('0123456789bcdefghjkmnpqrstuvwxyz', substr(geohash, bit // 5 + 1, 1)) - 1 >> (4 - bit % 5)) & 1)],
      lambda bits: to_json({'type': 'Point', 'coordinates': [
        kql_geohash_middle(list_filter(bits, lambda _bit, place: place % 2 = 1), 180),
        kql_geohash_middle(list_filter(bits, lambda _bit, place: place % 2 = 0), 90)
      ]})
    )[1]
  END;
