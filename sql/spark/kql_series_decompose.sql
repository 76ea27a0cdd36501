-- kql_series_decompose(series, season, trend, test_points): an array of numbers as the sum of its season (the median of
-- the values at the same place of each period; 0 where the period is 0), its trend ('avg', 'linefit' or 'none', of what
-- the season leaves) and a residual; the baseline is season and trend. The last so many points are not learnt from.
-- What missing values and places of a period without a point give is not documented: they end the query.
CREATE OR REPLACE TEMPORARY FUNCTION kql_series_decompose(series STRING, season BIGINT, trend STRING, test_points BIGINT)
RETURNS STRUCT<baseline: ARRAY<DOUBLE>, seasonal: ARRAY<DOUBLE>, trend: ARRAY<DOUBLE>, residual: ARRAY<DOUBLE>> RETURN
  CASE
    WHEN kql_numbers(series) IS NULL THEN NULL
    WHEN size(kql_numbers(series)) - test_points >= greatest(1L, season) AND season >= 0 AND test_points >= 0
      AND size(kql_finite(slice(kql_numbers(series), 1, greatest(CAST(size(kql_numbers(series)) - test_points AS INT), 0))))
        = size(kql_numbers(series)) - test_points
      THEN kql_decomposed(
        kql_numbers(series),
        size(kql_numbers(series)) - test_points,
        kql_phase_medians(kql_numbers(series), size(kql_numbers(series)) - test_points, season),
        trend
      )
    ELSE raise_error('how such a series is decomposed is not documented')
  END;
