-- kql_hash_within(hash, modulus): the hash modulo a positive number, from 0 on as % has it; NULL for another.
CREATE OR REPLACE MACRO kql_hash_within(hash, modulus) AS
  list_transform([hash], lambda whole:
    CASE WHEN modulus > 0 THEN whole % modulus + CASE WHEN whole % modulus < 0 THEN modulus ELSE 0 END END
  )[1];
