-- kql_geo_line_length(line): the length in meters along the sphere of a GeoJSON LineString or MultiLineString; NULL for
-- what is none. An edge that is twice in several lines counts once, so that ends the query.
CREATE OR REPLACE MACRO kql_geo_line_length(line) AS
  list_transform(
    [CASE line->>'type'
      WHEN 'LineString' THEN [TRY_CAST(line->'coordinates' AS DOUBLE[][])]
      WHEN 'MultiLineString' THEN TRY_CAST(line->'coordinates' AS DOUBLE[][][])
    END],
    lambda lines: list_transform(
      [flatten(list_transform(lines, lambda points: list_transform(
        range(1, greatest(len(points), 2)),
        lambda place: [points[place], points[place + 1]]
      )))],
      lambda edges: CASE
        WHEN len(edges) = 0 OR len(list_filter(edges, lambda edge: coalesce(
          len(edge[1]) = 2 AND len(edge[2]) = 2
            AND kql_geo_distance(edge[1][1], edge[1][2], edge[2][1], edge[2][2]) < pi() * 6371010 - 1,
          false
        ))) < len(edges) THEN NULL
        WHEN len(lines) > 1 AND list_unique(list_transform(edges, lambda edge: list_sort(edge))) < len(edges)
          THEN error('lines that share an edge are not measured')::DOUBLE
        ELSE list_sum(list_transform(
          edges, lambda edge: kql_geo_distance(edge[1][1], edge[1][2], edge[2][1], edge[2][2])
        ))
      END
    )[1]
  )[1];
