-- kql_series_fill_linear(series, placeholder, edges, filler): missing elements on the straight line between their
-- neighbours, cut to whole numbers where all are whole; those at the ends get the nearest value where edges is true.
-- An array with nothing but missing elements is filled with the filler.
CREATE OR REPLACE MACRO kql_series_fill_linear(series, placeholder, edges, filler) AS
  list_transform([kql_list(series)], lambda items:
    list_transform([{
      'known': list_filter(range(1, len(items) + 1), lambda place: NOT kql_series_missing(items[place], placeholder)),
      'whole': len(list_filter(items, lambda item: json_type(item) = 'DOUBLE')) = 0
    }], lambda p: to_json(list_transform(items, lambda item, place: CASE
      WHEN NOT kql_series_missing(item, placeholder) THEN item
      WHEN len(p.known) = 0 THEN CAST(filler AS JSON)
      WHEN place < p.known[1] THEN CASE WHEN edges THEN items[p.known[1]] ELSE item END
      WHEN place > p.known[-1] THEN CASE WHEN edges THEN items[p.known[-1]] ELSE item END
      ELSE list_transform([{
        'l': list_filter(p.known, lambda known: known < place)[-1],
        'r': list_filter(p.known, lambda known: known > place)[1]
      }], lambda q:
        list_transform([
          kql_number_of_json(items[q.l])
          + (kql_number_of_json(items[q.r]) - kql_number_of_json(items[q.l])) * (place - q.l) / (q.r - q.l)
        ], lambda value: CASE
          WHEN p.whole THEN to_json(CAST(trunc(value) AS BIGINT))
          ELSE kql_json_of_number(value)
        END)[1]
      )[1]
    END)))[1]
  )[1];
