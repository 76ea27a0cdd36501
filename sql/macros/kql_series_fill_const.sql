-- kql_series_fill_const(series, filler, placeholder): the array with missing elements replaced.
CREATE OR REPLACE MACRO kql_series_fill_const(series, filler, placeholder) AS
  to_json(list_transform(
    kql_list(series),
    lambda item: CASE WHEN kql_series_missing(item, placeholder) THEN CAST(filler AS JSON) ELSE item END
  ));
