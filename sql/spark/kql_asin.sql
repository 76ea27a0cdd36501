-- kql_asin(x): the arc sine of a real; NULL outside of -1 to 1.
CREATE OR REPLACE TEMPORARY FUNCTION kql_asin(x DOUBLE) RETURNS DOUBLE RETURN
  CASE WHEN x BETWEEN -1 AND 1 OR isnan(x) THEN asin(x) END;
