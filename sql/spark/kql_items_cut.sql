-- kql_items_cut(items, cuts): a list cut before each of the 0-based positions.
CREATE OR REPLACE TEMPORARY FUNCTION kql_items_cut(items ARRAY<STRING>, cuts ARRAY<BIGINT>) RETURNS STRING RETURN
  CASE
    WHEN items IS NOT NULL AND cuts IS NOT NULL THEN '[' || array_join(
      transform(
        sequence(0, size(cuts)),
        part -> '[' || array_join(
          filter(items, (item, place) ->
            (part = 0 OR place >= get(cuts, part - 1)) AND (part = size(cuts) OR place < get(cuts, part))),
          ',',
          'null'
        ) || ']'
      ),
      ','
    ) || ']'
  END;
