-- kql_series_fourier(real_part, imaginary_part, direction): the discrete Fourier transform of a complex series, each
-- part an array of numbers; NULL as the imaginary part stands for zeros. direction: 1, or -1 for the inverse, which
-- divides by the length. What a missing value or parts of different lengths give is not documented: they end the query.
CREATE OR REPLACE TEMPORARY FUNCTION kql_series_fourier(real_part STRING, imaginary_part STRING, direction INT)
RETURNS STRUCT<real: ARRAY<DOUBLE>, imag: ARRAY<DOUBLE>> RETURN
  CASE
    WHEN kql_numbers(real_part) IS NULL THEN NULL
    WHEN size(kql_finite(kql_numbers(real_part))) = size(kql_numbers(real_part)) AND (imaginary_part IS NULL
      OR coalesce(size(kql_finite(kql_numbers(imaginary_part))) = size(kql_numbers(real_part)), false)
        AND size(kql_numbers(imaginary_part)) = size(kql_numbers(real_part)))
      THEN kql_fourier(
        kql_numbers(real_part),
        CASE WHEN imaginary_part IS NULL THEN kql_zeros(kql_numbers(real_part)) ELSE kql_numbers(imaginary_part) END,
        direction
      )
    ELSE raise_error('the Fourier transform of a series with missing values is not documented')
  END;
