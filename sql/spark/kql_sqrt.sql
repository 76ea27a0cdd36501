-- kql_sqrt(x): the square root of a real; NULL below 0.
CREATE OR REPLACE TEMPORARY FUNCTION kql_sqrt(x DOUBLE) RETURNS DOUBLE RETURN
  CASE WHEN x >= 0 THEN sqrt(x) END;
