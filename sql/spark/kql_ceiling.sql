-- kql_ceiling(x): the least whole number that is not below a real; past 9e15 it has no fraction, and ceil() gives a
-- BIGINT.
CREATE OR REPLACE TEMPORARY FUNCTION kql_ceiling(x DOUBLE) RETURNS DOUBLE RETURN
  CASE WHEN abs(x) < 9e15 THEN CAST(ceil(x) AS DOUBLE) ELSE x END;
