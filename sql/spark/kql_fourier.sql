-- kql_fourier(x, y, direction): kql_series_fourier of the lists of both parts.
CREATE OR REPLACE TEMPORARY FUNCTION kql_fourier(x ARRAY<DOUBLE>, y ARRAY<DOUBLE>, direction INT)
RETURNS STRUCT<real: ARRAY<DOUBLE>, imag: ARRAY<DOUBLE>> RETURN
  named_struct(
    'real', transform(x, (_one, k) -> aggregate(
      transform(x, (one, j) -> one * cos(2 * pi() * (CAST(j AS BIGINT) * k % size(x)) / size(x))
        + direction * get(y, j) * sin(2 * pi() * (CAST(j AS BIGINT) * k % size(x)) / size(x))),
      0e0,
      (sum, part) -> sum + part
    ) / CASE WHEN direction < 0 THEN size(x) ELSE 1 END),
    'imag', transform(x, (_one, k) -> aggregate(
      transform(x, (one, j) -> get(y, j) * cos(2 * pi() * (CAST(j AS BIGINT) * k % size(x)) / size(x))
        - direction * one * sin(2 * pi() * (CAST(j AS BIGINT) * k % size(x)) / size(x))),
      0e0,
      (sum, part) -> sum + part
    ) / CASE WHEN direction < 0 THEN size(x) ELSE 1 END)
  );
