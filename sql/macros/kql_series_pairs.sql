-- kql_series_pairs(first, second): the elements of two arrays place by place: x and y as DOUBLE, i and j as BIGINT
-- where both are whole numbers. Where one array is shorter its elements are NULL.
CREATE OR REPLACE MACRO kql_series_pairs(first, second) AS
  list_transform([{'a': kql_list(first), 'b': kql_list(second)}], lambda p: CASE
    WHEN p.a IS NOT NULL AND p.b IS NOT NULL THEN list_transform(
      range(1, greatest(len(p.a), len(p.b)) + 1),
      lambda place: {
        'x': kql_number_of_json(p.a[place]),
        'y': kql_number_of_json(p.b[place]),
        'i': CASE WHEN kql_both_whole(p.a[place], p.b[place]) THEN TRY_CAST(p.a[place] AS BIGINT) END,
        'j': CASE WHEN kql_both_whole(p.a[place], p.b[place]) THEN TRY_CAST(p.b[place] AS BIGINT) END
      }
    )
  END)[1];
