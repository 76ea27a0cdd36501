-- kql_series_fill_backward(series, placeholder): missing elements replaced by the nearest one after them.
CREATE OR REPLACE MACRO kql_series_fill_backward(series, placeholder) AS
  list_transform([kql_list(series)], lambda items: to_json(list_transform(items, lambda item, place: CASE
    WHEN kql_series_missing(item, placeholder) THEN coalesce(
      list_filter(list_slice(items, place, len(items)), lambda other: NOT kql_series_missing(other, placeholder))[1],
      item
    )
    ELSE item
  END)))[1];
