-- kql_series_fill_backward(series, placeholder): missing elements replaced by the nearest one after them.
CREATE OR REPLACE TEMPORARY FUNCTION kql_series_fill_backward(series STRING, placeholder STRING) RETURNS STRING RETURN
  kql_array(reverse(kql_filled_forward(
    reverse(kql_list(series)), kql_series_missing(reverse(kql_list(series)), placeholder)
  )));
