-- kql_items_slice(items, first, last): the elements of a list from one 0-based position to another, both included;
-- negative positions count from the end.
CREATE OR REPLACE TEMPORARY FUNCTION kql_items_slice(items ARRAY<STRING>, first BIGINT, last BIGINT) RETURNS STRING RETURN
  CASE
    WHEN first IS NOT NULL AND last IS NOT NULL THEN kql_array(filter(items, (item, place) ->
      place >= first + CASE WHEN first < 0 THEN size(items) ELSE 0 END
      AND place <= last + CASE WHEN last < 0 THEN size(items) ELSE 0 END))
  END;
