-- kql_geohash_middle(bits, half): the middle of the cell of these bits, the highest first, among the cells from -half to
-- half.
CREATE OR REPLACE MACRO kql_geohash_middle(bits, half) AS
  (coalesce(list_sum(list_transform(bits, lambda bit, place: bit::BIGINT << (len(bits) - place))), 0)::DOUBLE + 0.5e0)
    * (2 * half) / power(2, len(bits)) - half;
