-- kql_filled_linear(items, numbers, missing, known, whole, edges, filler): kql_series_fill_linear of a list, its
-- elements as numbers, which of them are missing, the places of the others and whether all are whole numbers.
CREATE OR REPLACE TEMPORARY FUNCTION kql_filled_linear(items ARRAY<STRING>, numbers ARRAY<DOUBLE>, missing ARRAY<BOOLEAN>, known ARRAY<INT>, whole BOOLEAN, edges BOOLEAN, filler STRING) RETURNS ARRAY<STRING> RETURN
  transform(items, (item, place) -> CASE
    WHEN NOT get(missing, place) THEN item
    WHEN size(known) = 0 THEN filler
    WHEN place < array_min(known) THEN CASE WHEN edges THEN get(items, array_min(known)) ELSE item END
    WHEN place > array_max(known) THEN CASE WHEN edges THEN get(items, array_max(known)) ELSE item END
    ELSE get(transform(
      transform(
        array(named_struct(
          'l', array_max(filter(known, one -> one < place)), 'r', array_min(filter(known, one -> one > place))
        )),
        q -> get(numbers, q.l) + (get(numbers, q.r) - get(numbers, q.l)) * (place - q.l) / (q.r - q.l)
      ),
      value -> CASE
        WHEN whole THEN CAST(TRY_CAST(value AS BIGINT) AS STRING)
        WHEN isnan(value) THEN '"NaN"'
        WHEN value = CAST('Infinity' AS DOUBLE) THEN '"Infinity"'
        WHEN value = CAST('-Infinity' AS DOUBLE) THEN '"-Infinity"'
        ELSE CAST(value AS STRING)
      END
    ), 0)
  END);
