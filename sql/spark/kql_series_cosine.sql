-- kql_series_cosine(first, second): the cosine of the angle between two arrays taken as vectors, both cut to the length
-- of the shorter one. NULL for an empty array.
CREATE OR REPLACE TEMPORARY FUNCTION kql_series_cosine(first STRING, second STRING) RETURNS DOUBLE RETURN
  kql_cosine(
    slice(kql_numbers(first), 1, least(size(kql_numbers(first)), size(kql_numbers(second)))),
    slice(kql_numbers(second), 1, least(size(kql_numbers(first)), size(kql_numbers(second))))
  );
