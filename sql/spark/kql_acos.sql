-- kql_acos(x): the arc cosine of a real; NULL outside of -1 to 1.
CREATE OR REPLACE TEMPORARY FUNCTION kql_acos(x DOUBLE) RETURNS DOUBLE RETURN
  CASE WHEN x BETWEEN -1 AND 1 OR isnan(x) THEN acos(x) END;
