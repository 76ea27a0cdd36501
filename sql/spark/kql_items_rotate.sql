-- kql_items_rotate(items, count): the elements of a list moved left by so many places, round its ends.
CREATE OR REPLACE TEMPORARY FUNCTION kql_items_rotate(items ARRAY<STRING>, count BIGINT) RETURNS STRING RETURN
  CASE
    WHEN count IS NOT NULL THEN kql_array(transform(items, (item, place) ->
      get(items, CAST(pmod(place + count % size(items), size(items)) AS INT))))
  END;
