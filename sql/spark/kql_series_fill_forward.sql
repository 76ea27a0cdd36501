-- kql_series_fill_forward(series, placeholder): missing elements replaced by the nearest one before them.
CREATE OR REPLACE TEMPORARY FUNCTION kql_series_fill_forward(series STRING, placeholder STRING) RETURNS STRING RETURN
  kql_array(kql_filled_forward(kql_list(series), kql_series_missing(kql_list(series), placeholder)));
