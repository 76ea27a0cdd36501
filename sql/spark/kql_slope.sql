-- kql_slope(y, mean): the slope of the straight line nearest to a list over the places 0, 1, 2 ...
CREATE OR REPLACE TEMPORARY FUNCTION kql_slope(y ARRAY<DOUBLE>, mean DOUBLE) RETURNS DOUBLE RETURN
  coalesce(
    aggregate(transform(y, (one, x) -> (x - (size(y) - 1) / 2e0) * (one - mean)), 0e0, (sum, part) -> sum + part)
      / nullif(aggregate(
        transform(y, (_one, x) -> (x - (size(y) - 1) / 2e0) * (x - (size(y) - 1) / 2e0)), 0e0, (sum, part) -> sum + part
      ), 0e0),
    0e0
  );
