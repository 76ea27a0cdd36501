-- kql_items_shift(items, count, filler): the elements of a list moved left by so many places.
CREATE OR REPLACE TEMPORARY FUNCTION kql_items_shift(items ARRAY<STRING>, count BIGINT, filler STRING) RETURNS STRING RETURN
  CASE
    WHEN count IS NOT NULL THEN kql_array(transform(items, (item, place) -> CASE
      WHEN count BETWEEN -place AND size(items) - 1 - place THEN get(items, CAST(place + count AS INT))
      ELSE filler
    END))
  END;
