-- kql_series_period(series, test_points, threshold): the period of an array of numbers that scores at least as much as
-- the threshold, 0 where there is none; the last so many points are not looked at. This form ends the query; the program
-- puts a function of its own in its place.
CREATE OR REPLACE MACRO kql_series_period(series, test_points, threshold) AS
  CASE WHEN series IS NOT NULL THEN CAST(error('only coldhunt itself can find a period') AS DOUBLE) END;
