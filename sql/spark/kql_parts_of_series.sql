-- kql_parts_of_series(x, seasonal, trend): the parts that kql_series_decompose gives.
CREATE OR REPLACE TEMPORARY FUNCTION kql_parts_of_series(x ARRAY<DOUBLE>, seasonal ARRAY<DOUBLE>, trend ARRAY<DOUBLE>)
RETURNS STRUCT<baseline: ARRAY<DOUBLE>, seasonal: ARRAY<DOUBLE>, trend: ARRAY<DOUBLE>, residual: ARRAY<DOUBLE>> RETURN
  named_struct(
    'baseline', zip_with(seasonal, trend, (a, b) -> a + b),
    'seasonal', seasonal,
    'trend', trend,
    'residual', zip_with(x, zip_with(seasonal, trend, (a, b) -> a + b), (a, b) -> a - b)
  );
