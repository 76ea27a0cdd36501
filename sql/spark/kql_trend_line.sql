-- kql_trend_line(x, learnt, mean, slope): the points of a line over the places of a list, through the mean in the middle
-- of the first so many.
CREATE OR REPLACE TEMPORARY FUNCTION kql_trend_line(x ARRAY<DOUBLE>, learnt BIGINT, mean DOUBLE, slope DOUBLE) RETURNS ARRAY<DOUBLE> RETURN
  transform(x, (_one, place) -> mean + slope * (place - (learnt - 1) / 2e0));
