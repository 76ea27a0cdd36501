-- kql_zip(lists): an array of arrays, each with the elements of one place; short arrays are filled with null. lists:
-- the elements of each array.
CREATE OR REPLACE TEMPORARY FUNCTION kql_zip(lists ARRAY<ARRAY<STRING>>) RETURNS STRING RETURN
  '[' || array_join(
    transform(
      filter(
        sequence(0, greatest(coalesce(array_max(transform(lists, one -> size(one))), 0), 1) - 1),
        place -> exists(lists, one -> coalesce(size(one), 0) > place)
      ),
      place -> '[' || array_join(transform(lists, one -> get(one, place)), ',', 'null') || ']'
    ),
    ','
  ) || ']';
