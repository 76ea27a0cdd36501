-- kql_hash_within(hash, modulus): the hash modulo a positive number, NULL for another. What a negative hash gives
-- is not documented: it ends the query.
CREATE OR REPLACE MACRO kql_hash_within(hash, modulus) AS
  list_transform([hash], lambda whole: CASE
    WHEN modulus <= 0 THEN NULL
    WHEN whole < 0 THEN error('the modulus of a negative hash is not documented')::BIGINT
    ELSE whole % modulus
  END)[1];
