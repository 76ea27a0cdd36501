-- kql_decomposed(x, learnt, seasonal, trend): kql_series_decompose of a list whose season is known.
CREATE OR REPLACE TEMPORARY FUNCTION kql_decomposed(x ARRAY<DOUBLE>, learnt BIGINT, seasonal ARRAY<DOUBLE>, trend STRING)
RETURNS STRUCT<baseline: ARRAY<DOUBLE>, seasonal: ARRAY<DOUBLE>, trend: ARRAY<DOUBLE>, residual: ARRAY<DOUBLE>> RETURN
  kql_parts_of_series(x, seasonal, kql_trend(x, slice(kql_differences(x, seasonal), 1, CAST(learnt AS INT)), trend));
