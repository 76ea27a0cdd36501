-- kql_wkt_shape(text): a single shape in well-known text, in capitals and of two coordinates a point, as GeoJSON; what is
-- written otherwise has no documented result and ends the query.
CREATE OR REPLACE MACRO kql_wkt_shape(text) AS
  list_transform(
    [{
      'kind': regexp_extract(text, '^\s*([A-Z]+)', 1),
      -- the depth of the parentheses: what is left of the text without its points
      'form': regexp_replace(
        regexp_replace(
          regexp_replace(text, '[-+]?\d+(\.\d+)?([eE][-+]?\d+)?\s+[-+]?\d+(\.\d+)?([eE][-+]?\d+)?', 'p', 'g'),
          '^\s*[A-Z]+|\s', '', 'g'
        ),
        'p(,p)*', 'p', 'g'
      ),
      'points': replace(replace(regexp_replace(
        regexp_replace(text, '^\s*[A-Z]+', ''),
        '([-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)\s+([-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)', '[\1,\2]', 'g'
      ), '(', '['), ')', ']')
    }],
    lambda read: CASE
      WHEN TRY_CAST(read.points AS JSON) IS NULL
        THEN error('this well-known text has no documented shape')::JSON
      WHEN read.kind = 'POINT' AND regexp_full_match(text, '[^,]*') AND read.form = '(p)'
        THEN json_object('type', 'Point', 'coordinates', TRY_CAST(read.points AS JSON)->0)
      WHEN read.kind = 'LINESTRING' AND read.form = '(p)' AND contains(text, ',')
        THEN json_object('type', 'LineString', 'coordinates', TRY_CAST(read.points AS JSON))
      WHEN read.kind = 'MULTIPOINT' AND read.form = '(p)'
        THEN json_object('type', 'MultiPoint', 'coordinates', TRY_CAST(read.points AS JSON))
      WHEN read.kind = 'POLYGON' AND regexp_full_match(read.form, '\(\(p\)(,\(p\))*\)')
        THEN json_object('type', 'Polygon', 'coordinates', TRY_CAST(read.points AS JSON))
      WHEN read.kind = 'MULTILINESTRING' AND regexp_full_match(read.form, '\(\(p\)(,\(p\))*\)')
        THEN json_object('type', 'MultiLineString', 'coordinates', TRY_CAST(read.points AS JSON))
      WHEN read.kind = 'MULTIPOLYGON'
          AND regexp_full_match(read.form, '\(\(\(p\)(,\(p\))*\)(,\(\(p\)(,\(p\))*\))*\)')
        THEN json_object('type', 'MultiPolygon', 'coordinates', TRY_CAST(read.points AS JSON))
      ELSE error('this well-known text has no documented shape')::JSON
    END
  )[1];
