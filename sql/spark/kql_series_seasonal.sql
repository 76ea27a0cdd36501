-- kql_series_seasonal(series, period): each value as the median of those at the same place of every period. What a missing
-- value does is not documented: one ends the query. All are 0 where the period is.
CREATE OR REPLACE TEMPORARY FUNCTION kql_series_seasonal(series STRING, period BIGINT) RETURNS STRING RETURN
  CASE
    WHEN left(series, 1) <> '[' THEN NULL
    WHEN exists(kql_reals_or_null(series), number -> number IS NULL)
      THEN CAST(raise_error('the season of a series with missing values is not documented') AS STRING)
    ELSE kql_array_of_numbers(kql_phase_medians(
      kql_reals_or_null(series), size(kql_reals_or_null(series)), period
    ))
  END;
