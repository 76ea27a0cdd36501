-- kql_xxh64_round(sum, lane): one step of xxHash64.
CREATE OR REPLACE MACRO kql_xxh64_round(sum, lane) AS
  kql_u64_multiply(
    kql_u64_rotate(kql_u64_add(sum, kql_u64_multiply(lane, '14029467366897019727')), 31),
    '11400714785074694791'
  );
