-- kql_week_start(number): the Sunday midnight with which a week begins, by kql_week_number; NULL outside of the years
-- 1 to 9999. Week 0 would begin on the last day of the year before year 1.
CREATE OR REPLACE TEMPORARY FUNCTION kql_week_start(number BIGINT) RETURNS BIGINT RETURN
  CASE WHEN number BETWEEN 1 AND 521722 THEN number * 6048000000000 - 864000000000 END;
