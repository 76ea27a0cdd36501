-- kql_weighted_place(weights, percent): the 0-based place in a list of weights up to which they make up at least so many
-- percent of all; -1 for an empty list.
CREATE OR REPLACE TEMPORARY FUNCTION kql_weighted_place(weights ARRAY<BIGINT>, percent DOUBLE) RETURNS INT RETURN
  aggregate(
    weights,
    named_struct('place', -1, 'sum', 0e0, 'least', percent * aggregate(weights, 0e0, (total, weight) -> total + weight)),
    (so_far, weight) -> CASE
      WHEN so_far.place >= 0 AND so_far.sum * 100 >= so_far.least THEN so_far
      ELSE named_struct('place', so_far.place + 1, 'sum', so_far.sum + weight, 'least', so_far.least)
    END
  ).place;
