-- kql_series_fir(series, filter, normalize, shift): each element with those before it, weighted by the filter; what lies
-- outside counts as 0. shift: how many places the window is moved forward. NULL where a filter with negative weights
-- is to be normalized.
CREATE OR REPLACE TEMPORARY FUNCTION kql_series_fir(series STRING, filter STRING, normalize BOOLEAN, shift INT) RETURNS STRING RETURN
  CASE
    WHEN size(kql_numbers(filter)) > 0 AND NOT (normalize AND coalesce(array_min(kql_numbers(filter)) < 0, false))
      THEN kql_array_of_numbers(kql_divided(
        kql_fir(kql_numbers(series), kql_numbers(filter), shift),
        CASE WHEN normalize THEN kql_total(kql_numbers(filter)) ELSE 1e0 END
      ))
  END;
