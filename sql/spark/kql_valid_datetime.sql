-- kql_valid_datetime(ticks): the ticks where they lie in the years 1 to 9999, else NULL.
CREATE OR REPLACE TEMPORARY FUNCTION kql_valid_datetime(ticks BIGINT) RETURNS BIGINT RETURN
  CASE WHEN ticks BETWEEN 0 AND 3155378975999999999 THEN ticks END;
