-- kql_line_of(y, slope, interception, tss, rss): the line kql_series_fit_line of a list, its squares summed already.
CREATE OR REPLACE TEMPORARY FUNCTION kql_line_of(y ARRAY<DOUBLE>, slope DOUBLE, interception DOUBLE, tss DOUBLE, rss DOUBLE)
RETURNS STRUCT<rsquare: DOUBLE, slope: DOUBLE, variance: DOUBLE, rvariance: DOUBLE, interception: DOUBLE, line_fit: ARRAY<DOUBLE>> RETURN
  named_struct(
    'rsquare', CASE WHEN tss = 0 THEN 1e0 ELSE 1 - rss / nullif(tss, 0e0) END,
    'slope', slope,
    'variance', tss / greatest(size(y) - 1, 1),
    'rvariance', rss / greatest(size(y) - 1, 1),
    'interception', interception,
    'line_fit', transform(y, (_one, x) -> interception + slope * (x + 1))
  );
