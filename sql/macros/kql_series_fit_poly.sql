-- kql_series_fit_poly(y, x, degree): the polynomial nearest to an array of numbers, as a bag. This form ends the query;
-- the program puts a function of its own in its place.
CREATE OR REPLACE MACRO kql_series_fit_poly(y, x, degree) AS
  CASE WHEN y IS NOT NULL THEN CAST(error('only coldhunt itself can fit a polynomial') AS JSON) END;
