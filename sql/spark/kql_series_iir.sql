-- kql_series_iir(series, numerators, denominators): the recursive filter: each element of the result is made of those
-- of the series up to its place and of the results before it.
CREATE OR REPLACE TEMPORARY FUNCTION kql_series_iir(series STRING, numerators STRING, denominators STRING) RETURNS STRING RETURN
  CASE
    WHEN size(kql_numbers(numerators)) > 0 AND size(kql_numbers(denominators)) > 0
      THEN kql_array_of_numbers(kql_iir(kql_numbers(series), kql_numbers(numerators), kql_numbers(denominators)))
  END;
