-- kql_trend(x, rest, trend): the trend 'avg', 'linefit' or 'none' of what the season leaves, over the places of a list.
CREATE OR REPLACE TEMPORARY FUNCTION kql_trend(x ARRAY<DOUBLE>, rest ARRAY<DOUBLE>, trend STRING) RETURNS ARRAY<DOUBLE> RETURN
  CASE trend
    WHEN 'none' THEN kql_zeros(x)
    WHEN 'linefit' THEN kql_trend_line(x, size(rest), kql_mean(rest), kql_slope(rest, kql_mean(rest)))
    ELSE kql_trend_line(x, size(rest), kql_mean(rest), 0e0)
  END;
