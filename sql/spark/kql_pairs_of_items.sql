-- kql_pairs_of_items(first, second): the elements of two lists place by place: x and y as DOUBLE, i and j as BIGINT
-- where both are whole numbers. Where one list is shorter its elements are NULL.
CREATE OR REPLACE TEMPORARY FUNCTION kql_pairs_of_items(first ARRAY<STRING>, second ARRAY<STRING>)
RETURNS ARRAY<STRUCT<x: DOUBLE, y: DOUBLE, i: BIGINT, j: BIGINT>> RETURN
  transform(
    zip_with(
      arrays_zip(kql_numbers_of(first), kql_wholes(first)),
      arrays_zip(kql_numbers_of(second), kql_wholes(second)),
      (a, b) -> named_struct('a', a, 'b', b)
    ),
    (p, place) -> named_struct(
      'x', p.a.`0`,
      'y', p.b.`0`,
      'i', CASE WHEN get(first, place) RLIKE '^-?[0-9]+$' AND get(second, place) RLIKE '^-?[0-9]+$' THEN p.a.`1` END,
      'j', CASE WHEN get(first, place) RLIKE '^-?[0-9]+$' AND get(second, place) RLIKE '^-?[0-9]+$' THEN p.b.`1` END
    )
  );
