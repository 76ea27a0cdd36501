-- kql_week_end(number): the last tick of the Saturday with which a week ends, by kql_week_number; NULL outside of the
-- years 1 to 9999. Week 521722 would end in the year after year 9999.
CREATE OR REPLACE TEMPORARY FUNCTION kql_week_end(number BIGINT) RETURNS BIGINT RETURN
  CASE WHEN number BETWEEN 0 AND 521721 THEN number * 6048000000000 + 5183999999999 END;
