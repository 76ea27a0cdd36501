-- kql_geohash(longitude, latitude, size): the geohash of a place in size characters; '' for no place or no size.
CREATE OR REPLACE MACRO kql_geohash(longitude, latitude, size) AS
  CASE WHEN kql_geo_valid(longitude, latitude) AND coalesce(size BETWEEN 1 AND 18, false) THEN
    list_transform([{
      -- bits are dealt out in turn, the first one to the longitude
      'east': kql_geohash_cell(longitude, 180, (5 * size + 1) // 2),
      'north': kql_geohash_cell(latitude, 90, 5 * size // 2)
    }], lambda cells: array_to_string(list_transform(range(0, size), lambda place: substr(
      '0123456789bcdefghjkmnpqrstuvwxyz',
      1 + list_sum(list_transform(range(5 * place, 5 * place + 5), lambda bit: (CASE
        WHEN bit % 2 = 0 THEN cells.east >> ((5 * size + 1) // 2 - 1 - bit // 2)
        ELSE cells.north >> (5 * size // 2 - 1 - bit // 2)
      END & 1) << (4 - bit % 5)))::BIGINT,
      1
    )), ''))[1]
  ELSE '' END;
