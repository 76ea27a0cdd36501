-- kql_items_sorted(items, keys, descending): a list in the order of the sorted keys of another of the same length;
-- NULL where their lengths differ.
CREATE OR REPLACE TEMPORARY FUNCTION kql_items_sorted(items ARRAY<STRING>, keys ARRAY<STRUCT<class: INT, number: DOUBLE, whole: DECIMAL(38, 0), text: STRING, place: INT>>, descending BOOLEAN) RETURNS STRING RETURN
  CASE
    WHEN size(items) = size(keys)
      THEN kql_array(transform(
        CASE WHEN descending THEN reverse(keys) ELSE keys END, one -> get(items, abs(one.place) - 1)
      ))
  END;
