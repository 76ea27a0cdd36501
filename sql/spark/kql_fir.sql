-- kql_fir(x, b, shift): the sums of kql_series_fir over lists, not normalized.
CREATE OR REPLACE TEMPORARY FUNCTION kql_fir(x ARRAY<DOUBLE>, b ARRAY<DOUBLE>, shift INT) RETURNS ARRAY<DOUBLE> RETURN
  transform(x, (_one, place) -> aggregate(
    transform(b, (weight, back) -> weight * CASE
      WHEN place - back + shift BETWEEN 0 AND size(x) - 1 THEN get(x, place - back + shift) ELSE 0e0
    END),
    CAST(NULL AS DOUBLE),
    (sum, part) -> CASE WHEN sum IS NULL OR part IS NULL THEN coalesce(sum, part) ELSE sum + part END
  ));
