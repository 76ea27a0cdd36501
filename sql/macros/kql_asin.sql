-- kql_asin(x): the angle whose sine is x; NULL outside of -1 to 1.
CREATE OR REPLACE MACRO kql_asin(x) AS CASE WHEN x BETWEEN -1 AND 1 OR isnan(x) THEN asin(x) END;
