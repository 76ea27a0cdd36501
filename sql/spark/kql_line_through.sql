-- kql_line_through(y, slope, mean): kql_series_fit_line of a list whose slope and mean are known: the line goes through
-- the mean in the middle.
CREATE OR REPLACE TEMPORARY FUNCTION kql_line_through(y ARRAY<DOUBLE>, slope DOUBLE, mean DOUBLE)
RETURNS STRUCT<rsquare: DOUBLE, slope: DOUBLE, variance: DOUBLE, rvariance: DOUBLE, interception: DOUBLE, line_fit: ARRAY<DOUBLE>> RETURN
  kql_line_of(
    y,
    slope,
    mean - slope * (size(y) + 1) / 2e0,
    kql_squares(y, mean),
    kql_squares(transform(y, (one, x) -> one - (mean + slope * (x - (size(y) - 1) / 2e0))), 0e0)
  );
