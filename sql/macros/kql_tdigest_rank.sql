-- kql_tdigest_rank(digest, value): how many of the values are no greater. What that is of no values is not known.
CREATE OR REPLACE MACRO kql_tdigest_rank(digest, value) AS
  CASE
    WHEN digest IS NULL OR len(digest) = 0 THEN error('rank_tdigest: a digest of no values')
    WHEN value IS NOT NULL THEN CAST(len(list_filter(digest, one -> one <= value)) AS DOUBLE)
  END;
