-- kql_series_fill_const(series, filler, placeholder): the array with missing elements replaced.
CREATE OR REPLACE TEMPORARY FUNCTION kql_series_fill_const(series STRING, filler STRING, placeholder STRING) RETURNS STRING RETURN
  kql_array(zip_with(
    kql_list(series),
    kql_series_missing(kql_list(series), placeholder),
    (item, missing) -> CASE WHEN missing THEN filler ELSE item END
  ));
