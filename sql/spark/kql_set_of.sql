-- kql_set_of(items, keys, others, wanted): the distinct elements that stand in all the others (wanted) or in none of
-- them.
CREATE OR REPLACE TEMPORARY FUNCTION kql_set_of(items ARRAY<STRING>, keys ARRAY<STRING>, others ARRAY<ARRAY<STRING>>, wanted BOOLEAN) RETURNS STRING RETURN
  kql_array(filter(items, (item, place) -> array_position(keys, get(keys, place)) = place + 1
    AND forall(others, one -> array_contains(one, get(keys, place)) = wanted)));
