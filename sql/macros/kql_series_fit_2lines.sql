-- kql_series_fit_2lines(series): the two straight lines nearest to an array of numbers, as a bag. This form ends the
-- query; the program puts a function of its own in its place.
CREATE OR REPLACE MACRO kql_series_fit_2lines(series) AS
  CASE WHEN series IS NOT NULL THEN CAST(error('only coldhunt itself can fit two lines') AS JSON) END;
