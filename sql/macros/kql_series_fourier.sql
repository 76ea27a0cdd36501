-- kql_series_fourier(real_part, imaginary_part, direction): the discrete Fourier transform of a complex series, each
-- part an array of numbers; NULL as the imaginary part stands for zeros. direction: 1, or -1 for the inverse, which
-- divides by the length. What a missing value or parts of different lengths give is not documented: they end the query.
CREATE OR REPLACE MACRO kql_series_fourier(real_part, imaginary_part, direction) AS
  list_transform([{
    'x': kql_numbers(real_part),
    'y': CASE
      WHEN imaginary_part IS NULL THEN list_transform(kql_numbers(real_part), lambda _value: CAST(0 AS DOUBLE))
      ELSE kql_numbers(imaginary_part)
    END,
    'sign': direction
  }], lambda p: CASE
    WHEN len(p.x) = len(p.y) AND len(list_filter(p.x || p.y, lambda value: isfinite(value))) = 2 * len(p.x) THEN {
      'real': list_transform(range(0, len(p.x)), lambda k: list_sum(list_transform(range(0, len(p.x)), lambda j:
        p.x[j + 1] * cos(2 * pi() * (j * k % len(p.x)) / len(p.x))
          + p.sign * p.y[j + 1] * sin(2 * pi() * (j * k % len(p.x)) / len(p.x))
      )) / CASE WHEN p.sign < 0 THEN len(p.x) ELSE 1 END),
      'imag': list_transform(range(0, len(p.x)), lambda k: list_sum(list_transform(range(0, len(p.x)), lambda j:
        p.y[j + 1] * cos(2 * pi() * (j * k % len(p.x)) / len(p.x))
          - p.sign * p.x[j + 1] * sin(2 * pi() * (j * k % len(p.x)) / len(p.x))
      )) / CASE WHEN p.sign < 0 THEN len(p.x) ELSE 1 END)
    }
    WHEN len(p.x) >= 0 THEN error('the Fourier transform of a series with missing values is not documented')
  END)[1];
