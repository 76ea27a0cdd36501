-- kql_tdigest_percentrank(digest, value): how many of the values are no greater, of a hundred.
CREATE OR REPLACE MACRO kql_tdigest_percentrank(digest, value) AS
  kql_tdigest_rank(digest, value) * 100 / len(digest);
