-- kql_wkt(text): well-known text as GeoJSON; NULL for a mere name or nothing.
CREATE OR REPLACE MACRO kql_wkt(text) AS
  CASE
    WHEN regexp_full_match(text, '\s*[A-Z]*\s*') THEN NULL
    WHEN regexp_full_match(text, '\s*GEOMETRYCOLLECTION\s*\(\s*[A-Z]+\s*\([-+\d.,\s()]*\)(\s*,\s*[A-Z]+\s*\([-+\d.,\s()]*\))*\s*\)\s*')
      THEN json_object('type', 'GeometryCollection', 'geometries', to_json(list_transform(
        regexp_extract_all(
          regexp_extract(text, '\((.*)\)', 1),
          '[A-Z]+\s*\([-+\d.,\s()]*\)'
        ),
        lambda part: kql_wkt_shape(part)
      )))
    ELSE kql_wkt_shape(text)
  END;
