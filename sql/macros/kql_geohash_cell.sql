-- kql_geohash_cell(degrees, half, bits): the number of the cell that holds a coordinate from -half to half, of 2^bits
-- cells, a border belonging to the upper one. The borders are exact doubles, the quotient is not: it is set right.
CREATE OR REPLACE MACRO kql_geohash_cell(degrees, half, bits) AS
  list_transform(
    [least(floor((degrees + half) / (2 * half) * power(2, bits)), power(2, bits) - 1)],
    lambda cell: (cell + CASE
      WHEN cell * (2 * half) / power(2, bits) - half > degrees THEN -1
      WHEN cell < power(2, bits) - 1 AND (cell + 1) * (2 * half) / power(2, bits) - half <= degrees THEN 1
      ELSE 0
    END)::BIGINT
  )[1];
