-- kql_iir(x, b, a): kql_series_iir of lists.
CREATE OR REPLACE TEMPORARY FUNCTION kql_iir(x ARRAY<DOUBLE>, b ARRAY<DOUBLE>, a ARRAY<DOUBLE>) RETURNS ARRAY<DOUBLE> RETURN
  aggregate(x, CAST(array() AS ARRAY<DOUBLE>), (done, _next) -> array_append(done, get(transform(
    array(
      aggregate(
        transform(slice(b, 1, size(done) + 1), (weight, back) -> weight * get(x, size(done) - back)),
        CAST(NULL AS DOUBLE),
        (sum, part) -> CASE WHEN sum IS NULL OR part IS NULL THEN coalesce(sum, part) ELSE sum + part END
      ) - aggregate(
        transform(slice(a, 2, size(done)), (weight, back) -> weight * get(done, size(done) - 1 - back)),
        0e0,
        (sum, part) -> sum + coalesce(part, 0e0)
      )
    ),
    value -> CASE WHEN get(a, 0) = 0 THEN value * power(get(a, 0), -1e0) ELSE try_divide(value, get(a, 0)) END
  ), 0)));
